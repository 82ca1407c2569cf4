using System.Globalization;
using TorchVanish.Configuration;
using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Experiments.Data;

/// <summary>The columns of a table.</summary>
/// <param name="Names">One for each column.</param>
/// <param name="Labels">Indices of the columns to predict.</param>
/// <param name="Features">Indices of the columns to learn from, in the order of the table.</param>
/// <param name="Line">The line of the header; 0 for a table without a header.</param>
internal sealed record CsvHeader(IReadOnlyList<string> Names, IReadOnlyList<int> Labels, IReadOnlyList<int> Features, int Line)
{
    /// <summary>In a table without a header, the name of the last column.</summary>
    public const string LastColumn = "last";

    private const int MostListed = 8;

    public IReadOnlyList<string> FeatureNames => [.. Features.Select(feature => Names[feature])];

    public IReadOnlyList<string> LabelNames => [.. Labels.Select(label => Names[label])];

    public static CsvHeader Of(string path, int line, string[] names, CsvConfig config)
    {
        // This check comes first, because other messages about a row of data would be misleading.
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
        return Choose(names, config, line, (key, name) => LooksLikeData(names) ? Missing(path, line, names) : new StorageException(
            $"{path}, line {line}: there is no column {Quoted.Text(name)}{Nearest.Hint(name, names)} as "
            + $"data.{key} says; there are {Quoted.List(names, MostListed)}."), $"{path}, line {line}");
    }

    /// <summary>The columns of a table without a header: 1, 2, and so on.</summary>
    public static CsvHeader Numbered(string path, int columns, CsvConfig config)
    {
        string[] names = [.. Enumerable.Range(1, columns).Select(column => column.ToString(CultureInfo.InvariantCulture))];
        return Choose(names, config, line: 0, (key, name) => new StorageException(
            $"{path}: there is no column {Quoted.Text(name)} as data.{key} says; with data.header false, it must be "
            + $"the number of a column from \"1\" to \"{columns}\", or \"{LastColumn}\"."), path);
    }

    /// <summary>The same features and labels as in another table, by name.</summary>
    public CsvHeader Like(string path, CsvHeader other)
    {
        int Find(int column) =>
            Names.Index().Where(pair => pair.Item == other.Names[column]).Select(pair => (int?)pair.Index).FirstOrDefault()
            ?? throw new StorageException(
                $"{path}{(Line > 0 ? $", line {Line}" : "")}: there is no column {Quoted.Text(other.Names[column])}, which the table of "
                    + $"data.path has; "
                + $"there are {Quoted.List([.. Names], MostListed)}.");
        return this with { Labels = [.. other.Labels.Select(Find)], Features = [.. other.Features.Select(Find)] };
    }

    /// <summary>
    /// Fails if the header is a row of data: its names are consecutive numbers, and its label also occurs in a row below.
    /// </summary>
    public void CheckAgainst(string path, IReadOnlySet<string> labels)
    {
        if (Line > 0 && LooksLikeData(Names) && labels.Contains(Names[Labels[0]]))
            throw Missing(path, Line, Names);
    }

    private static CsvHeader Choose(string[] names, CsvConfig config, int line, Func<string, string, StorageException> unknown, string at)
    {
        int Find(string key, string name) => line == 0 && name == LastColumn ? names.Length - 1
            : Array.IndexOf(names, name) is >= 0 and var found ? found : throw unknown(key, name);
        var labelKey = config.LabelColumns is null ? "label_column" : "label_columns";
        int[] labels = [.. config.Labels.Select(name => Find(labelKey, name))];
        var left = Enumerable.Range(0, names.Length).Except(labels);
        if (config.Features is { } chosen)
            left = left.Intersect(chosen.Select(name => Find("features", name))).Order();
        if (config.Ignore is { } ignored)
            left = left.Except(ignored.Select(name => Find("ignore", name)));
        int[] features = [.. left];
        if (features.Length > 0)
            return new CsvHeader(names, labels, features, line);
        throw new StorageException(
            names.Length > labels.Length ? $"{at}: data.ignore leaves no feature; at least one is needed."
            : line == 0 ? $"{at}: the table has {(names.Length == 1 ? "one column" : $"{names.Length} columns")}; at least one feature "
                + $"is needed in addition to the labels, or another data.delimiter."
            : $"{at}: {Quoted.List(names)} {(names.Length == 1 ? "is the only column" : "are the only columns")}; at least one feature "
                + $"is needed beside "
                + $"{(names.Length == 1 ? "it" : "them")}, or another data.delimiter.");
    }

    private static StorageException Missing(string path, int line, IReadOnlyList<string> names) => new(
        $"{path}, line {line}: the line looks like data, because {Numbers(names)} of {names.Count} fields are numbers; it must hold the "
        + "names of the columns, or set data.header to false and data.label_column to the number of a column.");

    // In a row of data, every field except the label and missing values is a number.
    private static bool LooksLikeData(IReadOnlyList<string> names) =>
        Numbers(names) is var numbers && numbers > 0 && (numbers >= names.Count - 1 || 2 * numbers > names.Count);

    private static int Numbers(IReadOnlyList<string> names) => names.Count(NumericField.LooksNumeric);

    // Data frames without column names are saved with the header 0, 1, 2, ...
    private static bool Counts(string[] names)
    {
        var numbers = names.Where(NumericField.LooksNumeric).Select(name => NumericField.Number(name) ?? double.NaN).ToList();
        return numbers[0] is 0 or 1 && numbers.Index().All(pair => pair.Item == numbers[0] + pair.Index);
    }
}
