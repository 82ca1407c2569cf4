using System.Globalization;

namespace TorchVanish.Runs;

/// <summary>One line of a table on disk. Cells are read by the name of their column, with an error that names the place.</summary>
/// <param name="Columns">Position of each column of the file.</param>
internal sealed record CsvRow(string Path, int Line, IReadOnlyDictionary<string, int> Columns, string[] Cells)
{
    /// <param name="column">A column that the table has.</param>
    /// <exception cref="StorageException">The line ends before this column.</exception>
    public string Text(string column) => Columns[column] < Cells.Length
        ? Cells[Columns[column]]
        : throw new StorageException($"{Path}: line {Line} ends before column {column}; every line has {Columns.Count} columns.");

    /// <summary>A cell of a key column.</summary>
    /// <exception cref="StorageException">The cell is not an integer, or the line ends before it.</exception>
    public int Integer(string column) =>
        int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Malformed(column, "an integer");

    /// <returns>NaN if the table has no such column: a run of another version may not measure it.</returns>
    public double Number(string column) =>
        !Columns.ContainsKey(column) ? double.NaN
        : double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : throw Malformed(column, "a number, NaN, Infinity or -Infinity");

    private StorageException Malformed(string column, string valid) =>
        new($"{Path}: line {Line}, column {column} is '{Text(column)}'; it must be {valid}.");
}
