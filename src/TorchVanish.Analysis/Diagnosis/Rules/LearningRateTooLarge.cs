using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// Steps that overshoot: the loss grows, jumps or never settles. The rate alone proves nothing; it counts where it is far above the
/// usual one and the network does not learn, or where the loss itself climbs.
/// </summary>
internal sealed class LearningRateTooLarge : DiagnosticRule
{
    /// <summary>A loss that climbs to ten times its start has left the basin.</summary>
    private const double Climb = 10;

    /// <summary>A step that changes a weight matrix by a third of its norm is no small step.</summary>
    private static double LargeUpdate => Thresholds.LargeUpdate;

    private const double Strong = 0.85;
    private const double Confidence = 0.7;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.Fails)
            return null;
        var (multiple, peak, first) = (UsualRate.Multiple(run), run.Median(LossCourse.Peak), run.Median(r => r.FirstLoss));
        var update = run.Median(r => run.Run.Layers.Select(layer => ObservedReplicate.Median(r.Of(layer).Select(row =>
            row[Quantity.UpdateRatio]))).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max());
        // A climb from a start that was near the constant answer, or until it was not finite.
        var climbs = peak > Climb * first || run.Share(r => r.Divergence is { Step: > 0 }) >= 0.5;
        var unusual = UsualRate.IsFarAbove(run);
        if (!climbs && !unusual && !(update > LargeUpdate && run.Progress > 0))
            return null;
        var since = run.Suspects.Select(r => r.Training.FirstOrDefault(row => row.TrainLoss > Climb * r.FirstLoss)?.Step).OfType<int>()
            .DefaultIfEmpty(0).Min();
        return new Finding(
            Symptom.LearningRateTooLarge,
            [],
            climbs ? since : 0,
            climbs || (unusual && update > LargeUpdate / 10) ? Strong : Confidence,
            Facts.Of(
                ("learning_rate", UsualRate.Rate(run)), ("times_usual_rate", multiple), ("largest_update_ratio", update),
                ("loss_at_start", first), ("largest_loss", peak), ("loss_at_end", run.Median(r => r.EndLoss))),
            "The learning rate is too large: "
            + (climbs ? $"the loss climbs from {Spelling.Number(first)} to {Spelling.Number(peak)} instead of falling. "
                : update > LargeUpdate ? $"a single step changes a weight matrix by {Spelling.Percent(update)} of its norm, and the loss "
                + "does not settle. "
                : $"it is {Spelling.Number(multiple)} times the usual rate of the optimizer, and the network does not learn. "),
            ["Divide the learning rate by 10.", "Or clip the gradient norm to 1.", "Or raise the rate over the first steps: "
                + "schedule.warmup_steps."]);
    }
}
