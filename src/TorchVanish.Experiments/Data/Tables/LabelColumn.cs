
namespace TorchVanish.Experiments.Data;

/// <summary>
/// The labels of a table. Each different text is a class; classes are numbered in the order of their texts, or of their values
/// where all of them are numbers, so that "10" does not come before "9". The order of the rows never matters.
/// </summary>
internal sealed class LabelColumn
{
    // As many as any other kind of data may have; a column with more is nearly always one of values or of row numbers.
    private const int MostClasses = 1000;

    private readonly List<string> _texts = [];

    public void Add(string path, int line, string column, string text)
    {
        if (text.Length == 0)
            throw new StorageException($"{path}, line {line}, column {Quoted.Text(column)}: the label is empty; every row needs a label.");
        _texts.Add(text);
    }

    /// <returns>The class of each row, and the text of each class.</returns>
    public (int[] Codes, IReadOnlyList<string> Classes) Encode(string path, CsvHeader header)
    {
        var column = Quoted.Text(header.Names[header.Label]);
        var distinct = _texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        header.CheckAgainst(path, distinct.ToHashSet(StringComparer.Ordinal));
        if (_texts.Count < 2)
            throw new StorageException(
                $"{path} has {(_texts.Count == 0 ? "no rows" : "one row")}"
                + $"{(header.Line > 0 ? $" below its header in line {header.Line}" : "")}; at least 2 are needed, one to learn from and one to validate on.");
        if (distinct.Count < 2)
            throw new StorageException(
                $"{path}, column {column}: all labels are {Quoted.Text(distinct[0])}; at least 2 different ones are needed.");
        if (distinct.Count > MostClasses)
            throw new StorageException(
                $"{path}, column {column}: there are {distinct.Count} different labels; at most {MostClasses} are "
                + $"valid (is it a column of values?).");

        if (distinct.All(text => NumericField.Number(text) is not null))
            distinct = [.. distinct.OrderBy(NumericField.Number)]; // stable: "1" and "1.0" stay in ordinal order
        var codes = distinct.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        return ([.. _texts.Select(text => codes[text])], distinct);
    }
}
