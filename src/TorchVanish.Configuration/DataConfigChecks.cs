using TorchVanish.Configuration.Shapes;
using TorchVanish.Runs.Files;

namespace TorchVanish.Configuration;

/// <summary>Checks of keys of the data that contradict each other.</summary>
internal static class DataConfigChecks
{
    /// <exception cref="ShapeException">Two keys contradict each other.</exception>
    public static void Check(DataConfig data)
    {
        if (data is IdxConfig idx)
            CheckScale(idx);
        if (data is CsvConfig csv)
            CheckTable(csv);
    }

    private static void CheckScale(IdxConfig idx)
    {
        if (idx.Scale == ImageScale.Standard && !idx.Standardize)
            throw new ShapeException("data.standardize", "is false while data.scale is standard; set data.scale to unit or raw, or "
                + "data.standardize to true");
        if (idx.Scale != ImageScale.Standard && idx.Standardize)
            throw new ShapeException("data.scale", $"is {Name(idx.Scale)} while data.standardize is true; set data.standardize to false");
    }

    private static void CheckTable(CsvConfig csv)
    {
        if (csv.Task == TableTask.Multilabel && csv.LabelColumns is null)
            throw new ShapeException("data.label_columns", "is missing while data.task is multilabel; it must be a list of columns, such "
                + "as [\"a\", \"b\"]");
        if (csv.Task != TableTask.Multilabel && csv.LabelColumns is { Count: > 1 } several)
            throw new ShapeException("data.label_columns", $"lists {several.Count} columns while data.task is {Name(csv.Task)}; name "
                + $"one, or set data.task to multilabel");
        if (csv.Task != TableTask.Regression && csv.StandardizeTargets is not null)
            throw new ShapeException("data.standardize_targets", $"is set while data.task is {Name(csv.Task)}; only the targets of "
                + $"regression have a scale, so leave it out");
        if (csv is { Features: not null, Ignore: not null })
            throw new ShapeException("data.ignore", "is set while data.features is set; features lists all columns to use, so leave one of "
                + "them out");
        CheckNoLabel(csv, csv.Features, "data.features");
        CheckNoLabel(csv, csv.Ignore, "data.ignore");
    }

    private static void CheckNoLabel(CsvConfig csv, ColumnNames? columns, string key)
    {
        if (columns?.FirstOrDefault(csv.Labels.Contains) is { } label)
            throw new ShapeException(key, $"names {Quoted.Text(label)}, which is the column to predict; remove it from the list");
    }

    private static string Name(Enum value) => RecordJson.Name(value.ToString());
}
