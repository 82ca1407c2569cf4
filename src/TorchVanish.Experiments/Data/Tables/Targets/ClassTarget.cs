namespace TorchVanish.Experiments.Data;

/// <summary>
/// One class for each row. Each distinct text is a class; if all texts are numbers, each distinct value is a class, so "1" and "1.0" are
/// the same class. Classes are sorted by text or by value, so their numbers do not depend on the order of the rows.
/// </summary>
internal sealed class ClassTarget : TableTarget
{
    // The limit of the other kinds of data. A column with more different texts nearly always contains values or row numbers.
    private const int MostClasses = 1000;

    private readonly List<string> _texts = [];

    // "none" and "NA" can be names of classes.
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

    /// <summary>The spellings of each class, ordered by length and then by characters.</summary>
    private static List<string[]> Classes(List<string> distinct) => distinct.TrueForAll(text => NumericField.Number(text) is not null)
        ? [.. distinct.GroupBy(text => NumericField.Number(text)!.Value + 0).OrderBy(group => group.Key)
            .Select(group => group.OrderBy(text => text.Length).ToArray())]
        : [.. distinct.Select(text => new[] { text })];
}
