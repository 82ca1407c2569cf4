using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Theory;

/// <summary>A prediction held against step 0 of a run: its median and its range, hidden layer by hidden layer.</summary>
/// <param name="Layers">All hidden layers but the last, whose ratio is 1 by definition.</param>
public sealed record PredictionCheck(string Run, int Replicates, IReadOnlyList<CheckedLayer> Layers)
{
    /// <summary>What float32 may lose over a deep network: orthogonal linear networks have a range of width 0.</summary>
    private const double Rounding = 1e-4;

    /// <returns>Null where the run has no config, or the theory refuses it.</returns>
    public static PredictionCheck? Of(MeasuredRun run) =>
        run.Config is null ? null : Of(run, Predictor.Of(run.Config, RunFacts.Of(run)));

    /// <inheritdoc cref="Of(MeasuredRun)"/>
    public static PredictionCheck? Of(MeasuredRun run, Prediction prediction)
    {
        if (prediction is not { OverTime: false, Layers.Count: > 1 } || prediction.Layers.Count != run.HiddenLayers.Count)
            return null;
        var last = run.HiddenLayers[^1];
        return new(run.Label, run.Replicates.Count, [.. prediction.Layers.SkipLast(1).Select(layer =>
            Check(layer, run.Ratios(0, run.HiddenLayers[layer.Layer - 1], last, Quantity.PreactivationGradientNorm)))]);
    }

    /// <summary>Of the logarithm of the measured geometric mean.</summary>
    public double StandardError(CheckedLayer layer) => layer.LogDeviation / Math.Sqrt(Replicates);

    private static CheckedLayer Check(PredictedLayer predicted, IReadOnlyList<double> ratios) => new(
        predicted,
        GeometricMean.Of(ratios).Estimate,
        ratios.Count(ratio => ratio >= predicted.Low * (1 - Rounding) && ratio <= predicted.High * (1 + Rounding)) / (double)ratios.Count,
        Math.Sqrt(MathNet.Numerics.Statistics.Statistics.Variance(ratios.Select(ratio => Math.Log(ratio)))));
}

/// <param name="Measured">Geometric mean over replicates.</param>
/// <param name="Covered">Share of replicates inside the predicted range.</param>
/// <param name="LogDeviation">Standard deviation of the logarithm over replicates.</param>
public sealed record CheckedLayer(PredictedLayer Predicted, double Measured, double Covered, double LogDeviation)
{
    /// <summary>Predicted / measured − 1.</summary>
    public double Error => (Predicted.Ratio / Measured) - 1;
}
