
namespace TorchVanish.Experiments.Data;

/// <summary>Notes on unusual features of a table.</summary>
internal static class ColumnNotes
{
    // Fewer rows may be in order by chance.
    private const int FewestRowsToNumber = 10;

    // Row numbers have gaps if rows were removed. A column with more gaps than numbers need not be one of row numbers.
    private const int MostGaps = 2;

    public static IEnumerable<string> Of(CsvTable table, IReadOnlyList<RowSplit> splits, bool standardized)
    {
        var columns = Enumerable.Range(0, table.FeatureNames.Count).ToList();
        var everyRow = Enumerable.Range(0, table.Samples.Count).ToArray();
        var constant = columns.FindAll(column => IsConstant(table.Samples, column, everyRow));
        if (constant.Count > 0)
            yield return $"{Named(table, constant, "is", "are")} constant, so "
                + (standardized ? $"{Zero(constant)} in both splits" : $"{(constant.Count == 1 ? "it tells" : "they tell")} nothing");

        var inTraining = columns.Except(constant)
            .Where(column => splits.Any(split => IsConstant(table.Samples, column, split.Training))).ToList();
        if (inTraining.Count > 0)
        {
            var affected = splits.Count(split => inTraining.Exists(column => IsConstant(table.Samples, column, split.Training)));
            yield return $"{Named(table, inTraining, "is", "are")} constant in the training split{InReplicates(affected, splits.Count)}"
                + (standardized ? $", and there {Zero(inTraining)} in both splits" : "");
        }

        var numbers = columns.FindAll(column => NumbersTheRows(table.Samples, column));
        if (numbers.Count > 0)
            yield return $"{Named(table, numbers, "looks like a row number", "look like row numbers")}; remove "
                + $"{(numbers.Count == 1 ? "it" : "them")} unless the order of the rows matters, because new rows have other numbers";
    }

    /// <summary>" of 2 of 8 replicates", or an empty text for all replicates.</summary>
    public static string InReplicates(int some, int all) => some == all ? "" : $" of {some} of {all} replicates";

    private static string Named(CsvTable table, List<int> columns, string verb, string verbs)
    {
        string[] names = [.. columns.Select(column => table.FeatureNames[column])];
        var listed = Quoted.List(names);
        return names.Length == 1 ? $"the column {listed} {verb}" : $"the columns {listed} {verbs}";
    }

    private static string Zero(List<int> columns) => columns.Count == 1 ? "it is 0" : "they are 0";

    private static bool IsConstant(LabelledSamples samples, int column, int[] rows) =>
        rows.Select(row => Value(samples, row, column)).Where(value => !float.IsNaN(value)).Distinct().Take(2).Count() < 2;

    /// <summary>Whether the column has distinct whole numbers that increase row by row or fill a range in any order.</summary>
    private static bool NumbersTheRows(LabelledSamples samples, int column)
    {
        var (count, rising, seen) = (samples.Count, true, new HashSet<float>());
        if (count < FewestRowsToNumber)
            return false;
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var row = 0; row < count; row++)
        {
            var value = Value(samples, row, column);
            if (value != Math.Floor(value) || !seen.Add(value))
                return false;
            rising &= row == 0 || value > Value(samples, row - 1, column);
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        return high - low < (rising ? MostGaps * (double)count : count);
    }

    private static float Value(LabelledSamples samples, int row, int column) => samples.Inputs[(row * samples.Features) + column];
}
