using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// The training loss falls below the constant answer's, and the validation loss never does: what is learned are the samples. A network that
/// learns gets better on both at the same time, so this shows long before the samples are memorised.
/// </summary>
internal sealed class NothingCarriesOver : DiagnosticRule
{
    /// <summary>A tenth of what there is to get, in training.</summary>
    private static double Learned => Thresholds.LearnedByHeart;

    /// <summary>One hundredth of it, in validation.</summary>
    private const double NoGain = 0.01;

    private const double Confidence = 0.7;

    public override Evidence Evidence => Evidence.Gap;

    public override Finding? Judge(ObservedRun run)
    {
        var training = ObservedReplicate.Median(run.Outcomes.Select(outcome => outcome.LossSkill));
        var best = run.Median(replicate => LossCourse.BestValidation(replicate).Loss);
        var end = run.Median(replicate => replicate.Training is [.., var row] ? row.ValidationLoss : double.NaN);
        if (!run.Fails || run.Levels.IsGuessed || run.Levels.TrainingIsTheJudge || !(training >= Learned)
            || !(1 - (best / run.Levels.Loss) < NoGain) || !(end > run.Levels.Loss))
            return null;
        return new Finding(
            Symptom.NotLearnable, [], null, Confidence,
            Facts.Of(("gain_in_training", training), ("best_validation_loss", best), ("validation_loss_at_end", end),
                ("trivial_loss", run.Levels.Loss)),
            $"There is nothing to learn from the inputs: the training loss is {Spelling.Percent(training)} below that of the best constant "
                + $"answer, and the validation loss was never below it ({Spelling.Number(best)} at its best, against "
                + $"{Spelling.Number(run.Levels.Loss)}). The network learns its samples by heart: the labels do not depend on the inputs, "
                + "or the samples are too few to show how.",
            ["Check the labels: are they in the order of the inputs?", "Or get more samples, or inputs that say more."]);
    }
}
