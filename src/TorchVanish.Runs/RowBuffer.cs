namespace TorchVanish.Runs;

/// <summary>The rows of one table that have come in so far. Whoever calls holds the lock of its run.</summary>
/// <param name="always">Whether the file is there even when no row came.</param>
internal sealed class RowBuffer<T>(RunTable<T> table, string file, bool always = false)
{
    private readonly List<IEnumerable<T>> _parts = [];

    public void Add(IEnumerable<T> rows) => _parts.Add(rows);

    /// <summary>Releases the rows, which are on disk.</summary>
    public void Clear()
    {
        _parts.Clear();
        _parts.TrimExcess();
    }

    /// <returns>Puts the rows of this moment on disk; may be called without the lock.</returns>
    public Action<string> Snapshot()
    {
        IEnumerable<T>[] parts = [.. _parts];
        return folder =>
        {
            T[] rows = [.. parts.SelectMany(part => part)];
            if (always || rows.Length > 0)
                table.Write(Path.Combine(folder, file), rows);
        };
    }
}
