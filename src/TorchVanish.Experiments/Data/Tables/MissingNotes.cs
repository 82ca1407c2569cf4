namespace TorchVanish.Experiments.Data;

/// <summary>Notes on how many missing values there were, and how they were handled.</summary>
internal static class MissingNotes
{
    public static IEnumerable<string> Of(CsvTable table)
    {
        var (samples, names) = (table.Samples, table.FeatureNames);
        if (table.DroppedRows > 0)
            yield return $"{table.DroppedRows} of {table.DroppedRows + samples.Count} rows have a missing value and are left out";
        var gaps = new int[names.Count];
        for (var i = 0; i < samples.Inputs.Length; i++)
            gaps[i % samples.Features] += float.IsNaN(samples.Inputs[i]) ? 1 : 0;
        string[] columns = [.. names.Where((_, feature) => gaps[feature] > 0)];
        if (columns.Length > 0)
            yield return $"{gaps.Sum()} missing {(gaps.Sum() == 1 ? "value" : "values")} in {(columns.Length == 1 ? "column" : "columns")} "
                + $"{Quoted.List(columns)} {(gaps.Sum() == 1 ? "is" : "are")} replaced by the mean of the training split";
    }
}
