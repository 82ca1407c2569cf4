
namespace TorchVanish.Experiments.Data;

/// <summary>Notes on unusual labels of a table.</summary>
internal static class LabelNotes
{
    // With at most so many different values, the column is assumed to contain classes.
    private const int FewLabels = 10;

    // Numbers with fractions are rarely names of classes, except on a short scale.
    private const int FewFractions = 20;

    private const double NearlyEvery = 0.9;
    private const double Many = 0.5;
    private const int MostNamed = 3;

    public static IEnumerable<string> Of(CsvTable table, IReadOnlyList<RowSplit> splits)
    {
        if (table.Samples.Targets is not null)
        {
            foreach (var label in Enumerable.Range(0, table.Samples.MultiLabel ? table.Samples.Classes : 0))
                if (OneValued(table, splits, label) is { } note)
                    yield return note;
            yield break;
        }
        var classes = table.Samples.ClassNames!;
        if (table.Samples.Spellings is { Count: > 0 } spellings)
            yield return $"labels of column {Quoted.Text(table.LabelNames[0])} that are equal as numbers are one class "
                + $"({string.Join("; ", spellings.Take(MostNamed).Select(same => Quoted.List(same, MostNamed)))}"
                + $"{(spellings.Count > MostNamed ? $"; and {spellings.Count - MostNamed} more" : "")})";
        if (LookAlikes.Note(table.LabelNames[0], classes) is { } alike)
            yield return alike;
        // If labels are values, most of them naturally have one row.
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
        var column = Quoted.Text(table.LabelNames[0]);
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
            + $"each is a class; if {column} is a number to predict, set data.task to regression and training.loss to squared_error";
    }

    private static string? OneValued(CsvTable table, IReadOnlyList<RowSplit> splits, int label)
    {
        float Value(int row) => table.Samples.Targets![(row * table.Samples.Classes) + label];
        var affected = splits.Count(split => Array.TrueForAll(split.Training, row => Value(row) == Value(split.Training[0])));
        return affected == 0 ? null
            : $"the label {Quoted.Text(table.LabelNames[label])} has one value in the training "
                + $"split{ColumnNotes.InReplicates(affected, splits.Count)}, so it cannot be learned there";
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
