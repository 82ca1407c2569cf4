using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>
/// The summary of a run. The report, the comparison, the headlines of the figures and the terminal all use its numbers, so that they
/// agree.
/// </summary>
/// <param name="LastStep">The last step of any replicate.</param>
/// <param name="Layers">The number of measured layers; 0 if layers.csv has no row.</param>
/// <param name="TrainLossStart">Median over replicates at the first measured step.</param>
/// <param name="TrainLossEnd">Median over the replicates that did not diverge, at the last step of each.</param>
/// <param name="Ended">The number of replicates that did not diverge.</param>
/// <param name="Stopped">The number of replicates that training.stop ended early.</param>
/// <param name="Signal">‖δ_1‖ / ‖δ_depth‖ at initialization.</param>
/// <param name="WeightGradient">The same ratio for the weight gradients.</param>
/// <param name="ThroughTime">‖∂L/∂h_1‖ / ‖∂L/∂h_T‖ at initialization, for a recurrent model.</param>
public sealed record RunSummary(
    string Label,
    int Replicates,
    int Ended,
    int Stopped,
    int LastStep,
    int Layers,
    double TrainLossStart,
    double TrainLossEnd,
    Learning Learning,
    SignalFlow Signal,
    SignalFlow WeightGradient,
    SignalFlow ThroughTime,
    ZeroSignal Zeros,
    WeightMoves Moves,
    UnitFacts Units,
    Divergence Divergence,
    RunEvents Events)
{
    public static RunSummary Of(MeasuredRun run)
    {
        var ended = run.FinalRows().ToArray();
        var learning = Learning.Of(run);
        return new RunSummary(
            run.Label,
            run.Replicates.Count,
            ended.Length,
            run.Stopped.Count,
            run.TrainingSteps.DefaultIfEmpty(0).Max(),
            run.Layers.Count,
            run.TrainingSteps.Count == 0
                ? double.NaN : Spread.Of([.. run.Training(run.TrainingSteps[0]).Select(row => row.TrainLoss)]).Median,
            Spread.Of([.. ended.Select(row => row.TrainLoss)]).Median,
            learning,
            SignalFlow.AtStart(run, Quantity.PreactivationGradientNorm),
            SignalFlow.AtStart(run, Quantity.WeightGradientNorm),
            SignalFlow.ThroughTime(run),
            ZeroSignal.Of(run),
            WeightMoves.Of(run),
            UnitFacts.Of(run),
            Divergence.Of(run),
            RunEvents.Of(run, learning));
    }
}

/// <summary>Events during training or in single replicates that medians do not show.</summary>
/// <param name="Groups">Null if the replicates are one group.</param>
/// <param name="Outliers">Empty if there are groups, which explain the outliers.</param>
public sealed record RunEvents(LossPeak? Peak, ReplicateGroups? Groups, ClippedSteps? Clipped, IReadOnlyList<LossOutlier> Outliers)
{
    internal static RunEvents Of(MeasuredRun run, Learning learning)
    {
        var groups = ReplicateGroups.Of(learning);
        return new RunEvents(LossPeak.Of(run), groups, ClippedSteps.Of(run), groups is null ? LossOutlier.Of(run) : []);
    }
}
