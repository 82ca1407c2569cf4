using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// All planned steps together, at the size of the present ones, move no weight matrix by a quarter of its norm: a network that starts
/// without skill cannot get any. Known from the first step on.
/// </summary>
internal sealed class StepsTooSmall : DiagnosticRule
{
    /// <summary>Chosen in a gap: see <see cref="Thresholds"/>.</summary>
    public static double LeastReach => Thresholds.LeastReach;

    private const double Confidence = 0.8;

    public override Evidence Evidence => Evidence.Fact;

    public override Finding? Judge(ObservedRun run)
    {
        var warmup = run.Config?.Training.Schedule.WarmupSteps ?? 0;
        var few = run.StepsPlanned <= SlowDescent.FewSteps;
        if (!run.IsHeldBack || !run.IsJudged || run.LastStep < warmup || !(few || UsualRate.IsBelow(run)))
            return null;
        var reach = run.Median(replicate => Reach(run, replicate));
        if (!(reach > 0 && reach < LeastReach))
            return null;
        var rate = UsualRate.IsBelow(run);
        var multiple = UsualRate.Multiple(run);
        return new Finding(
            rate ? Symptom.LearningRateTooSmall : Symptom.TooFewSteps, [], 0, Confidence,
            Facts.Of(
                ("change_of_weights_over_all_steps", reach), ("steps_planned", run.StepsPlanned), ("learning_rate", UsualRate.Rate(run)),
                ("times_usual_rate", multiple), ("loss_at_start", run.Median(r => r.FirstLoss)),
                ("loss_at_end", run.Median(r => r.EndLoss))),
            (rate ? "The learning rate is too small: " : "The steps are too few: ")
                + $"in {Spelling.Count(run.StepsPlanned, "step")} of this size, no weight matrix changes by more than "
                + $"{Spelling.Percent(reach)} of its norm. "
                + (rate ? $"The rate is {Spelling.Number(multiple)} times the usual one of the optimizer. " : "")
                + "A network that starts without skill has to change its weights by about as much as they are large.",
            rate ? ["Multiply the learning rate by 10 to 100.", "Or train for many more steps."]
                : ["Train for 10 to 100 times as many steps.", "Or multiply the learning rate by 3 to 10."]);
    }

    // What has been covered, and the rest at the last recorded size of a step. Momentum builds up over the first steps.
    private static double Reach(ObservedRun run, ObservedReplicate replicate)
    {
        var built = run.Config?.Training is { } training ? training.EffectiveLearningRate / training.LearningRate : 1;
        var left = Math.Max(0, run.StepsPlanned - replicate.LastStep);
        return run.Run.Layers.Select(layer => Zero(replicate.Last(layer, Quantity.WeightChange))
            + (left * built * Zero(replicate.Last(layer, Quantity.UpdateRatio)))).DefaultIfEmpty(double.NaN).Max();
    }

    private static double Zero(double value) => double.IsFinite(value) ? value : 0;
}
