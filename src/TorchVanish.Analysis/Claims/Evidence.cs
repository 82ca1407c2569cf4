using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims;

/// <summary>What was measured for a claim: its runs, found by the experiments that it asked for.</summary>
public sealed class Evidence(ClaimSettings settings, IReadOnlyDictionary<string, MeasuredRun> runs)
{
    public ClaimSettings Settings { get; } = settings;

    public MeasuredRun Run(ExperimentConfig experiment) => runs[experiment.Name];

    /// <summary>
    /// ‖δ_1‖ / ‖δ_depth‖ at initialization, one value a replicate: what is left of the signal between the last hidden layer and the first.
    /// </summary>
    public IReadOnlyList<double> SignalRatios(ExperimentConfig experiment)
    {
        var run = Run(experiment);
        return run.Ratios(run.Steps[0], run.HiddenLayers[0], run.HiddenLayers[^1], Quantity.PreactivationGradientNorm);
    }

    /// <summary>The geometric mean of <see cref="SignalRatios"/>.</summary>
    public Interval SignalRatio(ExperimentConfig experiment) => GeometricMean.Of(SignalRatios(experiment));

    /// <summary>
    /// What one layer multiplies the signal by: the geometric mean of <see cref="SignalRatios"/> to the power 1/(depth − 1).
    /// </summary>
    public Interval SignalFactor(ExperimentConfig experiment)
    {
        var layers = Run(experiment).HiddenLayers.Count - 1;
        return GeometricMean.Of(SignalRatios(experiment).Select(ratio => Math.Pow(ratio, 1.0 / layers)));
    }

    /// <summary>Validation accuracy of each replicate where it ended.</summary>
    public IReadOnlyList<double> Accuracies(ExperimentConfig experiment) => [.. Run(experiment).LastRows().Select(Accuracy)];

    /// <summary>Of a replicate that has diverged 0: it tells nothing right any more.</summary>
    public static double Accuracy(TrainingRow row) => double.IsFinite(row.ValidationAccuracy) ? row.ValidationAccuracy : 0;

    public Interval Accuracy(ExperimentConfig experiment) => ShareInterval.Of(Accuracies(experiment));

    /// <summary>How much more accurate the first ends than the second, paired by seed.</summary>
    public Interval Gain(ExperimentConfig with, ExperimentConfig without) => Paired(Accuracies(with), Accuracies(without));

    /// <summary>The mean difference a − b, paired by seed.</summary>
    public static Interval Paired(IReadOnlyList<double> a, IReadOnlyList<double> b) => MeanInterval.Of(a.Zip(b, (x, y) => x - y));
}
