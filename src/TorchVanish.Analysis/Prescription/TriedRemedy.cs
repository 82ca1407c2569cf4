using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Summary;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Prescription;

/// <summary>What came of one remedy, in the last round in which it was trained.</summary>
/// <param name="Score">Mean over replicates.</param>
/// <param name="Gain">Over the untouched run of the same round.</param>
/// <param name="Steps">How long it was trained.</param>
/// <param name="StepsToBest">
/// Median over replicates of the first step that is as good as the untouched one ever was; null where fewer than half got there.
/// </param>
/// <param name="GradientRatio">‖δ_1‖ / ‖δ_last‖ over hidden layers, or over time, at initialization; NaN where there is none.</param>
/// <param name="Cost">Seconds for one step, divided by those of the untouched run; null where not measured.</param>
public sealed record TriedRemedy(
    Proposal Proposal, double Score, Interval Gain, int Steps, SearchRound Round, double? StepsToBest, double GradientRatio, double? Cost)
{
    /// <summary>The differences of the scores by replicate, to compare two remedies.</summary>
    public required RunScore Scores { get; init; }

    public RemedyVerdict Verdict => PairedGain.Verdict(Gain);

    public static TriedRemedy Of(TrainedTrial untouched, TrainedTrial tried, SearchRound round)
    {
        var (before, after) = (RunScore.Of(untouched.Run), RunScore.Of(tried.Run));
        return new TriedRemedy(
            tried.Trial.Proposal!, after.Mean, PairedGain.Of(before, after), tried.Trial.Config.Training.Steps, round,
            CatchingUp.Of(untouched.Run, tried.Run), Ratio(tried), tried.SecondsPerStep / untouched.SecondsPerStep)
        {
            Scores = after,
        };
    }

    /// <summary>How much of the gradient arrives at the first layer, or at the first time step, at initialization.</summary>
    public static double Ratio(TrainedTrial trial)
    {
        var layers = SignalFlow.AtStart(trial.Run, Quantity.PreactivationGradientNorm);
        return layers.Replicates > 0 ? layers.Ratio.Estimate : SignalFlow.ThroughTime(trial.Run).Ratio.Estimate;
    }
}
