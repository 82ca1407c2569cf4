using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>The numbers that a report puts first, for one run.</summary>
/// <param name="ValidationAccuracy">At the end: mean over replicates, Student's 95% interval. A diverged replicate counts with its last line.</param>
/// <param name="ValidationLoss">The same of the loss.</param>
/// <param name="TrainLossStart">Median over replicates at the first measured step.</param>
/// <param name="TrainLossEnd">The same at each replicate's last.</param>
/// <param name="SignalRatio">‖δ_1‖ / ‖δ_depth‖ at initialization: geometric mean, Student's 95% interval in the logarithm. Unknown below two hidden layers.</param>
/// <param name="WeightGradientRatio">The same of the weight gradients.</param>
/// <param name="FirstLayerChange">‖W_1 − W_1(0)‖ / ‖W_1(0)‖ where each replicate ended: median, bootstrap 95% interval.</param>
/// <param name="LastLayerChange">The same of the last hidden layer.</param>
/// <param name="Saturated">The largest median share of saturated entries in a hidden layer, at the end.</param>
/// <param name="Dead">The largest median share of dead units in a hidden layer, at the end.</param>
public sealed record RunSummary(
    string Label,
    int Replicates,
    int LastStep,
    Interval ValidationAccuracy,
    Interval ValidationLoss,
    double TrainLossStart,
    double TrainLossEnd,
    double? Chance,
    Interval SignalRatio,
    Interval WeightGradientRatio,
    Interval FirstLayerChange,
    Interval LastLayerChange,
    double Saturated,
    double Dead,
    IReadOnlyList<DivergedReplicate> Diverged)
{
    public static RunSummary Of(MeasuredRun run)
    {
        var last = run.LastRows().ToArray();
        return new RunSummary(
            run.Label,
            Words.Replicates.Number(run),
            last.Length == 0 ? 0 : last.Max(row => row.Step),
            MeanInterval.Of(last.Select(row => row.ValidationAccuracy)),
            MeanInterval.Of(last.Select(row => row.ValidationLoss)),
            run.TrainingSteps.Count == 0 ? double.NaN : Spread.Of([.. run.Training(run.TrainingSteps[0]).Select(row => row.TrainLoss)]).Median,
            Spread.Of([.. last.Select(row => row.TrainLoss)]).Median,
            ChanceLevel.Of(run.Record.Config.Data),
            RatioAtStart(run, Quantity.PreactivationGradientNorm),
            RatioAtStart(run, Quantity.WeightGradientNorm),
            ChangeAtEnd(run, run.HiddenLayers.Take(1)),
            ChangeAtEnd(run, run.HiddenLayers.TakeLast(1)),
            WorstAtEnd(run, Quantity.SaturatedFraction),
            WorstAtEnd(run, Quantity.DeadFraction),
            run.Record.Status?.DivergedReplicates ?? []);
    }

    private static Interval RatioAtStart(MeasuredRun run, Quantity quantity) =>
        run.HiddenLayers.Count < 2 ? Interval.None : GeometricMean.Of(run.Ratios(run.Steps[0], run.HiddenLayers[0], run.HiddenLayers[^1], quantity));

    private static Interval ChangeAtEnd(MeasuredRun run, IEnumerable<int> layers) =>
        MedianInterval.Of(layers.SelectMany(layer => run.LastValues(layer, Quantity.WeightChange)));

    private static double WorstAtEnd(MeasuredRun run, Quantity quantity) =>
        run.HiddenLayers.Select(layer => run.Spread(run.Steps[^1], layer, quantity).Median).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
}
