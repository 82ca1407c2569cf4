namespace TorchVanish.Experiments.Data;

/// <summary>A table as it stands in its file.</summary>
/// <param name="Samples">All rows in the order of the file; features in the order of the columns, without the labels.</param>
/// <param name="FeatureNames">One for each feature.</param>
/// <param name="LabelName">Of the column with the labels.</param>
/// <param name="Lines">The line of the file in which each row starts.</param>
public sealed record CsvTable(LabelledSamples Samples, IReadOnlyList<string> FeatureNames, string LabelName, IReadOnlyList<int> Lines);
