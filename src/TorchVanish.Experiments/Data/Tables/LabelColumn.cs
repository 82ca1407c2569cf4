using System.Globalization;
using TorchVanish.Records;

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

    public (int[] Codes, int Classes) Encode(string path, string column)
    {
        if (_texts.Count < 2)
            throw new StorageException(
                $"{path} has {(_texts.Count == 0 ? "no rows" : "one row")} below its header in line 1; at least 2 are needed, one "
                + $"to learn from and one to validate on.");

        var distinct = _texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (distinct.Count < 2)
            throw new StorageException(
                $"{path}, column {Quoted.Text(column)}: all labels are {Quoted.Text(distinct[0])}; at least 2 different ones are needed.");
        if (distinct.Count > MostClasses)
            throw new StorageException(
                $"{path}, column {Quoted.Text(column)}: there are {distinct.Count} different labels; at most {MostClasses} are "
                + $"valid (is it a column of values?).");

        if (distinct.All(text => Number(text) is not null))
            distinct = [.. distinct.OrderBy(Number)]; // stable: "1" and "1.0" stay in ordinal order
        var codes = distinct.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        return ([.. _texts.Select(text => codes[text])], distinct.Count);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
