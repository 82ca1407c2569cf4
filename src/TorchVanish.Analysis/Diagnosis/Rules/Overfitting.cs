using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>The network gets the training samples right and not the others. If it never did better on the others, there is nothing to
/// learn.</summary>
internal sealed class Overfitting : DiagnosticRule
{
    /// <summary>Half of what there is to get in training, against less than a fifth in validation.</summary>
    private static double Memorised => Thresholds.Memorised;

    /// <summary>A validation loss that rises by a half from its best.</summary>
    private const double Rise = 1.5;

    /// <summary>A gain over the constant answer below this is none.</summary>
    private const double NoGain = 0.05;

    private const double Confidence = 0.75;

    public override Evidence Evidence => Evidence.Gap;

    public override Finding? Judge(ObservedRun run)
    {
        var training = ObservedReplicate.Median(run.Outcomes.Select(outcome => outcome.TrainingSkill));
        if (!run.Fails || run.Levels.TrainingIsTheJudge || !(training >= Memorised))
            return null;
        var best = run.Median(r => LossCourse.BestValidation(r).Loss);
        var end = run.Median(r => r.Training is [.., var row] ? row.ValidationLoss : double.NaN);
        var gained = 1 - (best / run.Levels.Loss);
        var everBetter = gained > NoGain;
        var facts = Facts.Of(
            ("training_skill", training), ("validation_skill", ObservedReplicate.Median(run.Outcomes.Select(outcome => outcome.Skill))),
            ("best_validation_loss", best), ("validation_loss_at_end", end), ("trivial_loss", run.Levels.Loss));
        if (!everBetter)
        {
            return new Finding(
                Symptom.NotLearnable, [], null, Confidence, facts,
                $"There is nothing to learn from the inputs: the network memorises the training samples ({Spelling.Percent(training)} of "
                    + "what there is to get), and on the validation split it was never "
                + "better than the best constant answer. So labels do not depend on the inputs, or the samples are too few to show how.",
                ["Check the labels: are they in the order of the inputs?", "Or get more samples, or inputs that say more."]);
        }
        return end < Rise * best ? null : new Finding(
            Symptom.Overfitting, [], run.Suspects.Min(r => LossCourse.BestValidation(r).Step), Confidence, facts,
            $"The network overfits: it gets {Spelling.Percent(training)} of what there is to get on the training samples, while the "
                + $"validation loss rises from {Spelling.Number(best)} to {Spelling.Number(end)}.",
            ["Stop at the smallest validation loss: training.stop.", "Use weight decay, dropout or a smaller network.",
                "Or get more samples."]);
    }
}
