namespace TorchVanish.Records.Runs;

/// <summary>The rows of one table that have come in so far. Whoever calls holds the lock of its run.</summary>
/// <param name="always">Whether the file is there even when no row came.</param>
internal sealed class RowBuffer<T>(RunTable<T> table, string file, bool always = false)
{
    private readonly List<T> _rows = [];

    public void Add(IEnumerable<T> rows) => _rows.AddRange(rows);

    /// <summary>Lets go of the rows, which are on disk.</summary>
    public void Clear()
    {
        _rows.Clear();
        _rows.TrimExcess();
    }

    /// <returns>Puts the rows of this moment on disk; may be called without the lock.</returns>
    public Action<string> Snapshot()
    {
        T[] rows = [.. _rows];
        return folder =>
        {
            if (always || rows.Length > 0)
                table.Write(Path.Combine(folder, file), rows);
        };
    }
}
