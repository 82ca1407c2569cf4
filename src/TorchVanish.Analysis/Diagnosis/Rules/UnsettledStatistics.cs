using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// A batch normalization whose running statistics are still mostly those of the start: training batches are right, and validation, which
/// uses the running statistics, is not.
/// </summary>
internal sealed class UnsettledStatistics : DiagnosticRule
{
    /// <summary>More than half of the running mean is still the 0 that it began with.</summary>
    private const double MostlyOld = 0.5;

    private const double Confidence = 0.85;

    public override Evidence Evidence => Evidence.Course;

    public override Finding? Judge(ObservedRun run)
    {
        if (run.Config?.Model is not SequentialConfig model || run.LastStep == 0)
            return null;
        var old = LayerTree.All(model).Select(layer => layer.Config).OfType<BatchNormLayerConfig>()
            .Select(layer => Math.Pow(1 - layer.Momentum, run.LastStep)).DefaultIfEmpty(0).Max();
        var (training, validation) = (run.Median(r => r.EndLoss), run.Median(r => r.Training is [.., var row] ? row.ValidationLoss
            : double.NaN));
        if (old < MostlyOld || !run.IsWhole && run.StepsPlanned > FewSteps || !(validation > training
            && validation > (1 - ReplicateOutcome.LearningSkill) * run.Levels.Loss))
            return null;
        return new Finding(
            Symptom.TooFewSteps, [], null, Confidence,
            Facts.Of(("share_of_initial_statistics", old), ("train_loss", training), ("validation_loss", validation), ("steps",
                run.LastStep)),
            $"The steps are too few for the batch normalization: after {Spelling.Count(run.LastStep, "step")}, {Spelling.Percent(old)} "
                + "of its running statistics are still the initial ones. "
            + $"Validation uses them and gets a loss of {Spelling.Number(validation)}, while training batches, which use their own "
            + $"statistics, get {Spelling.Number(training)}.",
            ["Train for more steps.", "Or raise the normalization's momentum to 0.1, the weight of the newest batch."]);
    }

    private const double FewSteps = 100;
}
