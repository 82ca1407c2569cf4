using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>A loss that goes up as often as down, by large parts of itself, in a network that does not learn.</summary>
internal sealed class OscillatingLoss : DiagnosticRule
{
    /// <summary>Neighbouring rows that differ by a third of the loss are more than the noise of batches.</summary>
    private static double LargeScatter => Thresholds.Scatter;

    private const double Confidence = 0.55;

    public override Evidence Evidence => Evidence.Course;

    public override Finding? Judge(ObservedRun run)
    {
        var scatter = run.Median(LossCourse.Scatter);
        if (!run.Fails || (!run.IsWhole && run.IsMoving) || !(scatter > LargeScatter))
            return null;
        return new Finding(
            Symptom.OscillatingLoss, [], null, Confidence,
            Facts.Of(("scatter", scatter), ("loss_at_end", run.Median(r => r.EndLoss)), ("learning_rate", UsualRate.Rate(run))),
            $"The loss oscillates: from one recorded step to the next it changes by {Spelling.Percent(scatter)} of itself, and it does "
                + "not settle.",
            ["Divide the learning rate by 10.", "Or use larger batches."]);
    }
}
