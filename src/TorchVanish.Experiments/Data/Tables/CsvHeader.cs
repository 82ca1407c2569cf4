using TorchVanish.Records;
using TorchVanish.Records.Configuration.Shapes;

namespace TorchVanish.Experiments.Data;

/// <summary>The header line of a table.</summary>
/// <param name="Names">One for each column.</param>
/// <param name="Label">Which of them holds the labels.</param>
internal sealed record CsvHeader(IReadOnlyList<string> Names, int Label)
{
    private const int MostListed = 20;

    public static CsvHeader Of(string path, int line, string[] names, string labelColumn)
    {
        for (var column = 0; column < names.Length; column++)
        {
            if (names[column].Length == 0)
                throw new StorageException($"{path}, line {line}: column {column + 1} has no name; every column needs a header.");
            if (names[column].Any(char.IsControl))
                throw new StorageException(
                    $"{path}, line {line}: the name of column {column + 1} has a line break or another control character in it "
                    + $"(is a quote left open?).");
            if (Array.IndexOf(names, names[column]) is var first && first < column)
                throw new StorageException(
                    $"{path}, line {line}: columns {first + 1} and {column + 1} are both called {Quoted.Text(names[column])}; "
                    + $"headers must differ.");
        }

        var label = Array.IndexOf(names, labelColumn);
        if (label < 0)
            throw new StorageException(
                $"{path}, line {line}: there is no column {Quoted.Text(labelColumn)}{Nearest.Hint(labelColumn, names)} as "
                + $"data.label_column says; there are {Listed(names)}.");
        if (names.Length < 2)
            throw new StorageException(
                $"{path}, line {line}: {Quoted.Text(labelColumn)} is the only column; at least one feature is needed beside it, "
                + $"or another data.delimiter.");
        return new CsvHeader(names, label);
    }

    // A table may have thousands of columns; a sentence may not.
    private static string Listed(string[] names)
    {
        var listed = string.Join(", ", names.Take(MostListed).Select(Quoted.Text));
        return names.Length <= MostListed ? listed : $"{listed} and {names.Length - MostListed} more";
    }
}
