using System.Globalization;
using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Experiments.Data;

/// <summary>The columns of a table.</summary>
/// <param name="Names">One for each column.</param>
/// <param name="Label">Which of them holds the labels.</param>
/// <param name="Line">Where the header is; 0 for a table without one.</param>
internal sealed record CsvHeader(IReadOnlyList<string> Names, int Label, int Line)
{
    /// <summary>In a table without a header, the name of the last column.</summary>
    public const string LastColumn = "last";

    private const int MostListed = 8;

    public static CsvHeader Of(string path, int line, string[] names, string labelColumn)
    {
        // First of all: of a row of data everything else that could be said is beside the point.
        if (LooksLikeData(names) && !Counts(names))
            throw Missing(path, line, names);
        for (var column = 0; column < names.Length; column++)
        {
            if (names[column].Length == 0)
                throw new StorageException($"{path}, line {line}: column {column + 1} has no name; every column needs a header.");
            if (names[column].Any(char.IsControl))
                throw new StorageException(
                    $"{path}, line {line}: the name of column {column + 1}, {Quoted.Text(names[column])}, has a line break or another "
                    + "control character in it (is a quote left open?).");
            if (Array.IndexOf(names, names[column]) is var first && first < column)
                throw new StorageException(
                    $"{path}, line {line}: columns {first + 1} and {column + 1} are both called {Quoted.Text(names[column])}; "
                    + $"headers must differ.");
        }

        var label = Array.IndexOf(names, labelColumn);
        if (label < 0)
            throw LooksLikeData(names) ? Missing(path, line, names) : new StorageException(
                $"{path}, line {line}: there is no column {Quoted.Text(labelColumn)}{Nearest.Hint(labelColumn, names)} as "
                + $"data.label_column says; there are {Quoted.List(names, MostListed)}.");
        if (names.Length < 2)
            throw new StorageException(
                $"{path}, line {line}: {Quoted.Text(labelColumn)} is the only column; at least one feature is needed beside it, "
                + $"or another data.delimiter.");
        return new CsvHeader(names, label, line);
    }

    /// <summary>The columns of a table without a header: 1, 2, and so on.</summary>
    public static CsvHeader Numbered(string path, int columns, string labelColumn)
    {
        string[] names = [.. Enumerable.Range(1, columns).Select(column => column.ToString(CultureInfo.InvariantCulture))];
        var label = labelColumn == LastColumn ? columns - 1 : Array.IndexOf(names, labelColumn);
        if (label < 0)
            throw new StorageException(
                $"{path}: there is no column {Quoted.Text(labelColumn)} as data.label_column says; with data.header false, it must be "
                + $"the number of a column from \"1\" to \"{columns}\", or \"{LastColumn}\".");
        return columns >= 2 ? new CsvHeader(names, label, Line: 0) : throw new StorageException(
            $"{path}: the table has one column; at least one feature is needed beside the labels, or another data.delimiter.");
    }

    /// <summary>Fails where the header is a row of data after all: its names count, and its label is also that of a row below it.</summary>
    public void CheckAgainst(string path, IReadOnlySet<string> labels)
    {
        if (Line > 0 && LooksLikeData(Names) && labels.Contains(Names[Label]))
            throw Missing(path, Line, Names);
    }

    private static StorageException Missing(string path, int line, IReadOnlyList<string> names) => new(
        $"{path}, line {line}: the line looks like data, because {Numbers(names)} of {names.Count} fields are numbers; it must hold the "
        + "names of the columns, or set data.header to false and data.label_column to the number of a column.");

    // In a row of data every field is a number except for the label, and for those that are missing.
    private static bool LooksLikeData(IReadOnlyList<string> names) =>
        Numbers(names) is var numbers && numbers > 0 && (numbers >= names.Count - 1 || 2 * numbers > names.Count);

    private static int Numbers(IReadOnlyList<string> names) => names.Count(NumericField.LooksNumeric);

    // Data frames without names for their columns are written with 0, 1, 2, ... above them.
    private static bool Counts(string[] names)
    {
        var numbers = names.Where(NumericField.LooksNumeric).Select(name => NumericField.Number(name) ?? double.NaN).ToList();
        return numbers[0] is 0 or 1 && numbers.Index().All(pair => pair.Item == numbers[0] + pair.Index);
    }
}
