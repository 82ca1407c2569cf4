using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims;

/// <summary>The measurements for a claim: its runs, found by experiment.</summary>
public sealed class Evidence(ClaimSettings settings, IReadOnlyDictionary<string, MeasuredRun> runs)
{
    public ClaimSettings Settings { get; } = settings;

    /// <summary>The run of an experiment, which is found by its name.</summary>
    public MeasuredRun Run(ExperimentConfig experiment) => runs[experiment.Name];

    /// <summary>
    /// ‖δ_1‖ / ‖δ_depth‖ at initialization, one value per replicate: the signal at the first hidden layer relative to the last.
    /// </summary>
    public IReadOnlyList<double> SignalRatios(ExperimentConfig experiment)
    {
        var run = Run(experiment);
        return run.Ratios(run.Steps[0], run.HiddenLayers[0], run.HiddenLayers[^1], Quantity.PreactivationGradientNorm);
    }

    /// <summary>The geometric mean of <see cref="SignalRatios"/>.</summary>
    public Interval SignalRatio(ExperimentConfig experiment) => GeometricMean.Of(SignalRatios(experiment));

    /// <summary>
    /// The factor per layer: the geometric mean of <see cref="SignalRatios"/> to the power 1/(depth − 1).
    /// </summary>
    public Interval SignalFactor(ExperimentConfig experiment)
    {
        var layers = Run(experiment).HiddenLayers.Count - 1;
        return GeometricMean.Of(SignalRatios(experiment).Select(ratio => Math.Pow(ratio, 1.0 / layers)));
    }

    /// <summary>The final validation accuracy of each replicate.</summary>
    public IReadOnlyList<double> Accuracies(ExperimentConfig experiment) => [.. Run(experiment).LastRows().Select(Accuracy)];

    /// <summary>The validation accuracy; 0 for a replicate that diverged.</summary>
    public static double Accuracy(TrainingRow row) => double.IsFinite(row.ValidationAccuracy) ? row.ValidationAccuracy : 0;

    /// <summary>The mean final validation accuracy, from 0 to 1, with its 95% interval.</summary>
    public Interval Accuracy(ExperimentConfig experiment) => ShareInterval.Of(Accuracies(experiment));

    /// <summary>The final accuracy of the first minus that of the second, paired by seed.</summary>
    public Interval Gain(ExperimentConfig with, ExperimentConfig without) => Paired(Accuracies(with), Accuracies(without));

    /// <summary>The mean difference a − b, paired by seed.</summary>
    public static Interval Paired(IReadOnlyList<double> a, IReadOnlyList<double> b) => MeanInterval.Of(a.Zip(b, (x, y) => x - y));
}
