using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>One of the tables of a run, to and from CSV: UTF-8, invariant culture, numbers that read back to the same bits.</summary>
/// <param name="keys">The columns that every table must have: they say what a row is about.</param>
/// <param name="numbers">The columns that follow; one that is missing is read as NaN.</param>
/// <param name="cells">From a row to its cells.</param>
/// <param name="parse">And back.</param>
/// <param name="order">How rows lie on disk, whichever replicate delivered first.</param>
internal sealed class RunTable<T>(
    string[] keys, string[] numbers, Func<T, object[]> cells, Func<CsvRow, T> parse, Func<IEnumerable<T>, IEnumerable<T>> order)
{
    private readonly string[] _header = [.. keys, .. numbers];

    public void Write(string path, IEnumerable<T> rows) =>
        AtomicFile.WriteText(path, writer =>
        {
            WriteHeader(writer);
            WriteRows(writer, rows);
        });

    public void WriteHeader(TextWriter writer)
    {
        using var csv = Csv(writer);
        foreach (var name in _header)
            csv.WriteField(name);
        csv.NextRecord();
    }

    public void WriteRows(TextWriter writer, IEnumerable<T> rows)
    {
        using var csv = Csv(writer);
        foreach (var row in order(rows))
        {
            foreach (var cell in cells(row))
                csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
            csv.NextRecord();
        }
    }

    private static CsvWriter Csv(TextWriter writer) =>
        new(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);

    /// <exception cref="StorageException">The file cannot be read, or is damaged.</exception>
    public IReadOnlyList<T> Read(string path) => Read(path, () => new StreamReader(path));

    /// <summary>The rows of a run that goes on or was killed: the complete lines of its part files.</summary>
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
            throw new StorageException($"{path}: cannot be read ({error.Message.TrimEnd('.')}); name the folder of a run.", error);
        }
        catch (CsvHelperException error)
        {
            throw new StorageException($"{path}: is not a CSV table ({error.Message.ReplaceLineEndings(" ").TrimEnd('.')}).", error);
        }
    }

    // By name, so that a run of another version stays readable: what it lacks is NaN, what only it has is left alone.
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
