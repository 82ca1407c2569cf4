namespace TorchVanish.Experiments.Data;

/// <summary>The content of a table.</summary>
/// <param name="Samples">All rows in the order of the file; features in the order of the columns. A missing value is NaN.</param>
/// <param name="FeatureNames">One for each feature.</param>
/// <param name="LabelNames">The names of the columns to predict.</param>
/// <param name="Lines">The line of the file in which each row starts.</param>
public sealed record CsvTable(
    LabelledSamples Samples, IReadOnlyList<string> FeatureNames, IReadOnlyList<string> LabelNames, IReadOnlyList<int> Lines)
{
    /// <summary>The number of rows from data.path; the other rows are from data.validation_path.</summary>
    public int OwnRows { get; init; }

    /// <summary>The number of rows that were left out because a value is missing.</summary>
    public int DroppedRows { get; init; }
}
