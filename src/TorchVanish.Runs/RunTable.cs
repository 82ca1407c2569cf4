using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>Writes and reads one table of a run as CSV: UTF-8, invariant culture, numbers that read back to the same bits.</summary>
/// <param name="keys">The columns that identify a row; every file must have them.</param>
/// <param name="numbers">The columns that follow; a missing one reads as NaN.</param>
/// <param name="cells">Converts a row to its cells.</param>
/// <param name="parse">Converts cells to a row.</param>
/// <param name="order">The order of rows on disk, which does not depend on the order in which replicates finish.</param>
internal sealed class RunTable<T>(
    string[] keys, string[] numbers, Func<T, object[]> cells, Func<CsvRow, T> parse, Func<IEnumerable<T>, IEnumerable<T>> order)
{
    private readonly string[] _header = [.. keys, .. numbers];

    /// <summary>Writes the header and all rows; replaces the file.</summary>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public void Write(string path, IEnumerable<T> rows) =>
        AtomicFile.WriteText(path, writer =>
        {
            WriteHeader(writer);
            WriteRows(writer, rows);
        });

    /// <summary>Writes the names of the columns as one line.</summary>
    public void WriteHeader(TextWriter writer)
    {
        using var csv = CsvText.Writer(writer);
        csv.WriteRow(_header);
    }

    /// <summary>Writes the rows in the order of the table, without a header.</summary>
    public void WriteRows(TextWriter writer, IEnumerable<T> rows)
    {
        using var csv = CsvText.Writer(writer);
        foreach (var row in order(rows))
            csv.WriteRow(cells(row));
    }

    /// <exception cref="StorageException">The file cannot be read, or is damaged.</exception>
    public IReadOnlyList<T> Read(string path) => Read(path, () => new StreamReader(path));

    /// <summary>The rows of an unfinished run: the complete lines of its part files.</summary>
    /// <exception cref="StorageException">A file cannot be read, or is damaged.</exception>
    public IReadOnlyList<T> ReadParts(string run, string file) =>
        [.. PartFiles.Replicates(run, file).Order().SelectMany(replicate =>
        {
            var path = PartFiles.Of(run, file, replicate);
            return Read(path, () =>
            {
                using var text = new StringWriter { NewLine = "\n" };
                WriteHeader(text);
                PartFiles.Copy(path, text);
                return new StringReader(text.ToString());
            });
        })];

    private IReadOnlyList<T> Read(string path, Func<TextReader> open)
    {
        try
        {
            using var reader = open();
            using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
            var columns = Columns(path, csv.Read() ? csv.Record! : []);
            var rows = new List<T>();
            while (csv.Read())
            {
                if (csv.Record!.Length > columns.Count)
                    throw new StorageException($"{path}: line {csv.RawRow} has {csv.Record.Length} columns; every line has "
                        + $"{columns.Count}.");
                rows.Add(parse(new CsvRow(path, csv.RawRow, columns, csv.Record)));
            }
            return rows;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageException.Unreadable(path, error);
        }
        catch (CsvHelperException error)
        {
            throw new StorageException($"{path}: is not a CSV table ({error.Message.ReplaceLineEndings(" ").TrimEnd('.')}).", error);
        }
    }

    // By name, so that runs of other versions remain readable: a missing column reads as NaN, and an unknown one is ignored.
    private Dictionary<string, int> Columns(string path, string[] names)
    {
        if (!keys.All(names.Contains))
            throw new StorageException($"{path}: line 1 is not the header of this table; it must be {string.Join(',', _header)}.");
        var columns = new Dictionary<string, int>();
        foreach (var (position, name) in names.Index())
        {
            if (!columns.TryAdd(name, position))
                throw new StorageException($"{path}: line 1 names column {name} twice; every column must have its own name.");
        }
        return columns;
    }
}
