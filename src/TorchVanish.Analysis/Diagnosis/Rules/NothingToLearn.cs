using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// The loss stands at that of a constant answer although the signal arrives in every layer and the weights move: the gradient is there,
/// and it leads nowhere.
/// </summary>
internal sealed class NothingToLearn : DiagnosticRule
{
    /// <summary>A few percent better than the constant is what noise gives.</summary>
    private static double NearConstant => Thresholds.Plateau;

    private const double Confidence = 0.6;

    public override Evidence Evidence => Evidence.Course;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.Fails || (!run.IsWhole && run.IsMoving))
            return null;
        var skill = ObservedReplicate.Median(run.Outcomes.Where(outcome => outcome.Fails).Select(outcome => outcome.LossSkill));
        if (!(Math.Abs(skill) < NearConstant))
            return null;
        var moved = run.HiddenLayers.Count == 0 ? double.NaN : run.Median(r => r.Last(run.HiddenLayers[0], Quantity.WeightChange));
        return new Finding(
            Symptom.NotLearnable, [], null, Confidence,
            Facts.Of(("loss_skill", skill), ("loss_at_end", run.Median(r => r.EndLoss)), ("trivial_loss", run.Levels.TrainingLoss),
                ("weight_change_first_layer", moved)),
            $"The network finds nothing to learn in the inputs. {LossLevels.Name(run)}The gradient arrives in every layer, units are "
                + "alive, and the weights have moved"
            + (double.IsFinite(moved) ? $" (the first layer by {Spelling.Percent(moved)})" : "") + ", but not to anything better than a "
            + "constant. Either the labels do not depend on the inputs, or this network cannot see how.",
            ["Check that inputs and labels belong together, by fitting ten samples: a sound network memorises them.",
                "Try a wider network, other features, or a rate 10 times as large."]);
    }
}
