
namespace TorchVanish.Experiments.Data;

/// <summary>What is suspicious in the labels of a table.</summary>
internal static class LabelNotes
{
    // A target with so few values is a set of classes, whatever they are.
    private const int FewLabels = 10;

    // A number with a fraction is rarely the name of a class, unless it is one of a short scale.
    private const int FewFractions = 20;

    private const double NearlyEvery = 0.9;
    private const double Many = 0.5;
    private const int MostNamed = 3;

    public static IEnumerable<string> Of(CsvTable table, IReadOnlyList<RowSplit> splits)
    {
        var classes = table.Samples.ClassNames!;
        if (LookAlikes.Note(table.LabelName, classes) is { } alike)
            yield return alike;
        // Where labels are values, that many of them have one row goes without saying.
        if (Values(table, classes) is { } values)
        {
            yield return values;
            yield break;
        }
        var rows = table.Samples.Labels.Index().ToLookup(pair => pair.Item, pair => pair.Index);
        var single = Enumerable.Range(0, classes.Count).Where(label => rows[label].Count() == 1).ToList();
        if (single.Count > 0)
            yield return Single(table, [.. single.Select(label => rows[label].Single())], splits);
        var unlearned = Enumerable.Range(0, classes.Count).Except(single)
            .Where(label => splits.Any(split => Lacks(table, split, label))).ToList();
        if (unlearned.Count > 0)
            yield return Unlearned(table, unlearned, splits);
    }

    private static string? Values(CsvTable table, IReadOnlyList<string> classes)
    {
        var rows = table.Samples.Count;
        if (classes.Count <= FewLabels)
            return null;
        var column = Quoted.Text(table.LabelName);
        var own = classes.Count >= NearlyEvery * rows ? "nearly every row has a label of its own"
            : classes.Count >= Many * rows ? "many rows have a label of their own"
            : null;
        if (!classes.All(NumericField.LooksNumeric))
            return own is null ? null
                : $"{own} ({classes.Count} different labels in {rows} rows), and each is a class; is {column} the column that "
                    + "data.label_column should name?";
        var whole = classes.All(text => NumericField.Number(text) is { } value && value == Math.Floor(value));
        if (own is null && (whole || classes.Count <= FewFractions))
            return null;
        return $"{own ?? $"column {column} holds numbers that are not all whole"} ({classes.Count} different labels in {rows} rows), and "
            + $"each is a class; if {column} is a number to predict, sort it into a few classes first, because the target of a table is "
            + "always a class";
    }

    private static string Single(CsvTable table, int[] rows, IReadOnlyList<RowSplit> splits)
    {
        var named = string.Join(", ", rows.Take(MostNamed).Select(row =>
            $"{Quoted.Text(table.Samples.ClassName(table.Samples.Labels[row]))} (line {table.Lines[row]}, {Where(row, splits)})"));
        var more = rows.Length > MostNamed ? $" and {rows.Length - MostNamed} more" : "";
        return rows.Length == 1
            ? $"the class {named} has one row; a class with one row cannot be both learned and validated"
            : $"{rows.Length} classes have one row each: {named}{more}; a class with one row cannot be both learned and validated";
    }

    private static string Where(int row, IReadOnlyList<RowSplit> splits)
    {
        var training = splits.Count(split => split.Training.Contains(row));
        var validation = splits.Count(split => split.Validation.Contains(row));
        return training == splits.Count ? "in training"
            : validation == splits.Count ? "in validation"
            : $"in training in {training} and in validation in {validation} of {splits.Count} replicates";
    }

    private static bool Lacks(CsvTable table, RowSplit split, int label) =>
        !Array.Exists(split.Training, row => table.Samples.Labels[row] == label);

    private static string Unlearned(CsvTable table, List<int> labels, IReadOnlyList<RowSplit> splits)
    {
        var affected = splits.Count(split => labels.Exists(label => Lacks(table, split, label)));
        var named = Quoted.List([.. labels.Select(table.Samples.ClassName)], MostNamed);
        return $"the {(labels.Count == 1 ? $"class {named} has" : $"classes {named} have")} no row in the training split"
            + $"{ColumnNotes.InReplicates(affected, splits.Count)}, so {(labels.Count == 1 ? "it" : "they")} cannot be learned there";
    }
}
