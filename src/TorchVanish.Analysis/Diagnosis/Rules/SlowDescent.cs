using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// The loss falls, and at this speed it does not get there within the steps planned. A rate far below the usual one is to blame for it;
/// otherwise the steps are too few.
/// </summary>
internal sealed class SlowDescent : DiagnosticRule
{
    /// <summary>A network that learns and still falls this fast would get much further.</summary>
    private static double FallingFast => Thresholds.FallingFast;

    public const double FewSteps = 100;
    private const double Confidence = 0.7;
    private const double Weak = 0.55;

    public override Evidence Evidence => Evidence.Course;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.IsJudged)
            return null;
        var (fall, rises, multiple) = (run.Median(LossCourse.LateFall), run.Median(LossCourse.Rises), UsualRate.Multiple(run));
        var falls = LossCourse.IsFalling(fall, rises);
        var small = UsualRate.IsBelow(run);
        if (!run.Fails)
            return !run.IsWhole || !run.IsHeldBack || fall <= FallingFast || fall <= rises ? null
                : small ? Found(run, Symptom.LearningRateTooSmall, Weak, fall, multiple)
                : run.StepsPlanned <= FewSteps ? Found(run, Symptom.TooFewSteps, Weak, fall, multiple)
                : null;
        if (!falls)
        {
            // Two neighbours below the usual rate, a plateau is one of the rate.
            return UsualRate.IsBelow(run, UsualRate.Neighbour * UsualRate.Neighbour) ? Found(run, Symptom.LearningRateTooSmall, Confidence,
                fall, multiple)
                : run.StepsPlanned <= FewSteps && run.IsWhole ? Found(run, Symptom.TooFewSteps, Weak, fall, multiple)
                : null;
        }
        // What is not reached at the best slope will not be reached.
        var best = run.Median(r => 1 - (LossCourse.AtBest(run, r) / run.Levels.TrainingLoss));
        if (!run.IsWhole && best >= ReplicateOutcome.LearningSkill)
            return null;
        return Found(run, small || IsCrawling(run) ? Symptom.LearningRateTooSmall : Symptom.TooFewSteps, Confidence, fall, multiple);
    }

    // A loss that goes down in nearly a straight line is limited by the size of the steps, not by the curvature.
    private static bool IsCrawling(ObservedRun run)
    {
        var (start, middle, end) = (run.Median(r => r.FirstLoss), run.Median(r => LossCourse.Between(r, 0.35, 0.65)), run.Median(r =>
            r.EndLoss));
        return run.Levels.JudgedByLoss && end > run.Levels.TrainingLoss && middle - end > 0.5 * (start - middle);
    }

    private static Finding Found(ObservedRun run, string symptom, double confidence, double fall, double multiple)
    {
        var rate = symptom == Symptom.LearningRateTooSmall;
        var (first, last) = (run.Median(r => r.FirstLoss), run.Median(r => r.EndLoss));
        return new Finding(
            symptom, [], null, confidence,
            Facts.Of(
                ("loss_at_start", first), ("loss_at_end", last), ("fall_in_second_half", fall), ("trivial_loss", run.Levels.TrainingLoss),
                ("learning_rate", UsualRate.Rate(run)), ("times_usual_rate", multiple), ("steps_planned", run.StepsPlanned)),
            (rate ? "The learning rate is too small: " : "The steps are too few: ")
            + $"the loss went from {Spelling.Number(first)} to {Spelling.Number(last)} and is "
            + $"{(fall > LossCourse.Falling ? $"still falling, by {Spelling.Percent(fall)} in the second half" : "not settled")}. "
            + (rate && multiple < 1 ? $"The rate is {Spelling.Number(multiple)} times the usual one of the optimizer. " : "")
            + "Nothing in the gradients says that it could not go on.",
            rate ? ["Multiply the learning rate by 10.", "Or train for many more steps."] : ["Train for 5 to 10 times as many steps.",
                "Or multiply the learning rate by 3 to 10."]);
    }
}
