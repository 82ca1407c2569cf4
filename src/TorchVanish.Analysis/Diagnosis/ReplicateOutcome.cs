using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>Whether one replicate has learned, by what it gets beyond the best constant answer.</summary>
/// <param name="Skill">0 is the constant answer, 1 is perfect, below 0 is worse than constant; NaN where the level is unknown.</param>
/// <param name="TrainingSkill">The same on the training batches.</param>
/// <param name="LossSkill">1 − loss / loss of the constant answer, in training.</param>
internal sealed record ReplicateOutcome(ObservedReplicate Observed, double Skill, double TrainingSkill, double LossSkill)
{
    /// <summary>
    /// A fifth of what there is to get. The same share separates the two groups of replicates in the summary
    /// (<see cref="Summary.ReplicateGroups.LeastGap"/>), and it lies in the gap between the seeds that learn and those that do not of
    /// the published programs.
    /// </summary>
    public static double LearningSkill => Thresholds.LearningSkill;

    /// <summary>From this share of failing replicates on the training is at fault and not the seed: 2 of 8.</summary>
    public static double FailingShare => Thresholds.FailingShare;

    /// <summary>Below this gain a replicate has stayed at the constant answer, as in the summary.</summary>
    public static double StuckSkill => Thresholds.StuckSkill;

    /// <summary>With half of the replicates below <see cref="LearningSkill"/>, the training does not work as a rule.</summary>
    public const double SlowShare = 0.5;

    /// <summary>A network that gets four fifths of what there is to get is not held back by anything.</summary>
    public static double NearlyAll => Thresholds.NearlyAll;

    public bool Diverged => Observed.Divergence is not null;

    public bool Learns => !Diverged && Skill >= LearningSkill;

    public bool Fails => Diverged || Skill < LearningSkill;

    /// <summary>Whether it has not left the constant answer.</summary>
    public bool IsStuck => Diverged || Skill < StuckSkill;

    public static ReplicateOutcome Of(ObservedRun run, ObservedReplicate replicate)
    {
        var levels = run.Levels;
        var last = replicate.Training.Count == 0 ? null : replicate.Training[^1];
        var byLoss = Gain(levels.TrainingLoss, replicate.EndLoss);
        var training = levels.JudgedByLoss ? byLoss : Above(levels.TrainingAccuracy, replicate.EndTrainAccuracy);
        var validation = last is null ? double.NaN
            : levels.JudgedByLoss ? Gain(levels.Loss, last.ValidationLoss)
            : Above(run.Run.Trivial.AccuracyOf(replicate.Replicate) ?? levels.Accuracy, AccuracyOf(last));
        var skill = levels.TrainingIsTheJudge || double.IsNaN(validation) ? training : validation;
        return new ReplicateOutcome(replicate, double.IsNaN(skill) ? byLoss : skill, training, byLoss);
    }

    // Of NaN outputs, one class is the largest by accident.
    private static double AccuracyOf(TrainingRow row) => double.IsNaN(row.ValidationLoss) ? double.NaN : row.ValidationAccuracy;

    private static double Gain(double trivial, double loss) => trivial > 0 ? 1 - (loss / trivial) : double.NaN;

    private static double Above(double trivial, double accuracy) => trivial < 1 ? (accuracy - trivial) / (1 - trivial) : double.NaN;
}
