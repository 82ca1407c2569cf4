using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Prescription;

/// <summary>How the experiment does as it is.</summary>
/// <param name="Diagnosis">The symptom that its diagnosis names.</param>
/// <param name="IsHealthy">Whether the diagnosis says so.</param>
/// <param name="Score">Mean over replicates with its 95% interval, the diverged ones as good as the trivial answer.</param>
/// <param name="Trivial">The score of the trivial answer; null where unknown.</param>
/// <param name="GradientRatio">See <see cref="TriedRemedy.GradientRatio"/>.</param>
public sealed record UntouchedRun(
    string Diagnosis, bool IsHealthy, bool IsAccuracy, Interval Score, double? Trivial, int Diverged, double GradientRatio)
{
    /// <summary>What a remedy can gain at most.</summary>
    public double LeftToGain => 1 - Score.Estimate;

    public static UntouchedRun Of(TrainedTrial trial)
    {
        var diagnosis = Diagnoser.Of(trial.Run).Verdict;
        var (run, score) = (trial.Run, RunScore.Of(trial.Run));
        return new UntouchedRun(
            diagnosis, diagnosis == Symptom.Healthy, score.IsAccuracy,
            score.IsAccuracy ? ShareInterval.Of(score.ByReplicate.Values) : MeanInterval.Of(score.ByReplicate.Values),
            score.IsAccuracy ? run.Trivial.Accuracy : 0, run.Diverged.Count, TriedRemedy.Ratio(trial));
    }
}
