using System.Globalization;

namespace TorchVanish.Records.Runs;

/// <summary>One line of a table on disk, whose cells are read with an error that names the place.</summary>
internal sealed record CsvRow(string Path, int Line, string[] Header, string[] Cells)
{
    public string Text(int column) => column < Cells.Length
        ? Cells[column]
        : throw new StorageException($"{Path}: line {Line} ends before column {Header[column]}; every line has {Header.Length} columns.");

    public int Integer(int column) =>
        int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Malformed(column, "an integer");

    public double Number(int column) =>
        double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Malformed(column, "a number, NaN, Infinity or -Infinity");

    private StorageException Malformed(int column, string valid) =>
        new($"{Path}: line {Line}, column {Header[column]} is '{Cells[column]}'; it must be {valid}.");
}
