namespace TorchVanish.Experiments.Data;

/// <summary>
/// One class for each row. Each different text is a class; where all of them are numbers, each different value is, so that "1" and
/// "1.0" are one class. Classes are numbered in the order of their texts, or of their values. The order of the rows never matters.
/// </summary>
internal sealed class ClassTarget : TableTarget
{
    // As many as any other kind of data may have; a column with more is nearly always one of values or of row numbers.
    private const int MostClasses = 1000;

    private readonly List<string> _texts = [];

    // "none" and "NA" may be the names of classes.
    public override bool IsMissing(string text) => text.Length == 0;

    public override void Add(string at, string text)
    {
        if (text.Length == 0)
            throw new StorageException($"{at}: the label is empty; every row needs a label.");
        _texts.Add(text);
    }

    public override LabelledSamples Encode(string path, CsvHeader header, LabelledSamples inputs)
    {
        var column = Quoted.Text(header.Names[header.Labels[0]]);
        var distinct = _texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        header.CheckAgainst(path, distinct.ToHashSet(StringComparer.Ordinal));
        CheckRows(path, header, _texts.Count);
        var classes = Classes(distinct);
        if (classes.Count < 2)
            throw new StorageException(
                $"{path}, column {column}: all labels are {Quoted.Text(classes[0][0])}; at least 2 different ones are needed.");
        if (classes.Count > MostClasses)
            throw new StorageException(
                $"{path}, column {column}: there are {classes.Count} different labels; at most {MostClasses} are "
                + "valid (for a column of values, set data.task to regression).");

        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (code, spellings) in classes.Index())
            foreach (var spelling in spellings)
                codes.Add(spelling, code);
        return inputs with
        {
            Labels = [.. _texts.Select(text => codes[text])],
            Classes = classes.Count,
            ClassNames = [.. classes.Select(spellings => spellings[0])],
            Spellings = [.. classes.Where(spellings => spellings.Length > 1)],
        };
    }

    /// <summary>The spellings of each class, the shortest first; of equals the first in the order of characters.</summary>
    private static List<string[]> Classes(List<string> distinct) => distinct.TrueForAll(text => NumericField.Number(text) is not null)
        ? [.. distinct.GroupBy(text => NumericField.Number(text)!.Value + 0).OrderBy(group => group.Key)
            .Select(group => group.OrderBy(text => text.Length).ToArray())]
        : [.. distinct.Select(text => new[] { text })];
}
