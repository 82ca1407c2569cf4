using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>
/// One table of an unfinished run. Rows are appended to one part file per replicate and then leave memory. The table is the parts in
/// the order of the replicates, so its bytes do not depend on which replicate finishes first.
/// </summary>
/// <remarks>
/// Callers of <see cref="Add"/>, <see cref="Take"/> and <see cref="Release"/> hold the lock of the rows; callers of the other methods
/// hold that of the disk.
/// </remarks>
/// <param name="always">Whether the file is written even if there are no rows.</param>
internal sealed class TableParts<T>(RunTable<T> table, string file, bool always = false) : ITableParts
{
    private SortedDictionary<int, List<IEnumerable<T>>> _pending = [];

    // Rows that could not be written remain here until the next write.
    private readonly SortedDictionary<int, List<IEnumerable<T>>> _taken = [];

    /// <summary>Keeps rows in memory until the next write.</summary>
    public void Add(int replicate, IEnumerable<T> rows)
    {
        if (!_pending.TryGetValue(replicate, out var parts))
            _pending[replicate] = parts = [];
        parts.Add(rows);
    }

    public void Take()
    {
        foreach (var (replicate, rows) in _pending)
        {
            if (_taken.TryGetValue(replicate, out var earlier))
                earlier.AddRange(rows);
            else
                _taken[replicate] = rows;
        }
        _pending = [];
    }

    public void Append(string folder)
    {
        foreach (var replicate in _taken.Keys.ToArray())
        {
            T[] rows = [.. _taken[replicate].SelectMany(part => part)];
            if (rows.Length > 0)
                AppendFile.Write(PartFiles.Of(folder, file, replicate), writer => table.WriteRows(writer, rows));
            _taken.Remove(replicate);
        }
    }

    public void Assemble(string folder)
    {
        int[] replicates = [.. PartFiles.Replicates(folder, file)
            .Union(_taken.Where(rows => always || rows.Value.Exists(part => part.Any())).Select(rows => rows.Key)).Order()];
        if (!always && replicates.Length == 0)
            return;
        AtomicFile.WriteText(Path.Combine(folder, file), writer =>
        {
            table.WriteHeader(writer);
            foreach (var replicate in replicates)
            {
                PartFiles.Copy(PartFiles.Of(folder, file, replicate), writer);
                if (_taken.TryGetValue(replicate, out var rows))
                    table.WriteRows(writer, rows.SelectMany(part => part));
            }
        });
    }

    public void Release()
    {
        _taken.Clear();
        _pending = [];
    }
}

/// <summary>A table without the type of its rows.</summary>
internal interface ITableParts
{
    /// <summary>Moves the rows that have arrived to those that the next write stores.</summary>
    void Take();

    /// <summary>Appends the taken rows to the part files.</summary>
    void Append(string folder);

    /// <summary>Writes the table: the part files, followed by the taken rows.</summary>
    void Assemble(string folder);

    /// <summary>Forgets all rows.</summary>
    void Release();
}
