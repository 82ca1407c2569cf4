using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>What was recorded of one replicate up to a step.</summary>
/// <param name="Training">By step.</param>
/// <param name="Layers">The rows of each layer, by step.</param>
/// <param name="Divergence">Where its loss or gradient stopped being finite; null where it has not yet.</param>
internal sealed record ObservedReplicate(
    int Replicate,
    IReadOnlyList<TrainingRow> Training,
    IReadOnlyDictionary<int, IReadOnlyList<LayerRow>> Layers,
    DivergedReplicate? Divergence)
{
    // Sampled steps are dense at the beginning and sparse at the end; a batch is noisy, and three are less so.
    private const int RowsOfTheEnd = 3;

    private readonly Lazy<double> _endLoss = new(() => Median(Training.TakeLast(RowsOfTheEnd).Select(row => row.TrainLoss)));

    /// <summary>The loss of the first recorded batch.</summary>
    public double FirstLoss => Training.Count == 0 ? double.NaN : Training[0].TrainLoss;

    /// <summary>The median of the last three recorded batches.</summary>
    public double EndLoss => _endLoss.Value;

    /// <summary>The same of the accuracy.</summary>
    public double EndTrainAccuracy => Mean(Training.TakeLast(RowsOfTheEnd).Select(row => row.TrainAccuracy));

    /// <summary>The last recorded step.</summary>
    public int LastStep => Training.Count == 0 ? 0 : Training[^1].Step;

    /// <summary>The rows of a layer; empty where it was not measured.</summary>
    public IReadOnlyList<LayerRow> Of(int layer) => Layers.GetValueOrDefault(layer) ?? [];

    /// <summary>A quantity at the first measured step; NaN where there is none.</summary>
    public double First(int layer, Quantity quantity) => Of(layer) is [var row, ..] ? row[quantity] : double.NaN;

    /// <summary>A quantity at the last measured step where it has a number.</summary>
    public double Last(int layer, Quantity quantity) =>
        Of(layer).LastOrDefault(row => double.IsFinite(row[quantity])) is { } row ? row[quantity] : double.NaN;

    /// <summary>The first step from which on every row of the layer is so; null where the last one is not.</summary>
    public int? Since(int layer, Func<LayerRow, bool> isSo) =>
        Of(layer).Reverse().TakeWhile(isSo).LastOrDefault()?.Step;

    internal static double Median(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).Order()];
        return finite.Length == 0 ? double.NaN
            : finite.Length % 2 == 1 ? finite[finite.Length / 2]
            : (finite[(finite.Length / 2) - 1] + finite[finite.Length / 2]) / 2;
    }

    internal static double Mean(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length == 0 ? double.NaN : finite.Average();
    }
}
