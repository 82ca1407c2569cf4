using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>A loss or gradient that stopped being finite. What made it grow is another rule's; this one says where it broke.</summary>
internal sealed class Divergence : DiagnosticRule
{
    private const double Certain = 0.97;

    public override Evidence Evidence => Evidence.Fact;

    public override Finding? Judge(ObservedRun run)
    {
        var broken = run.Replicates.Where(replicate => replicate.Divergence is not null).ToArray();
        if (broken.Length == 0 || !run.Fails)
            return null;
        var first = broken.MinBy(replicate => replicate.Divergence!.Step)!.Divergence!;
        var forward = first.Pass == NetworkPass.Forward;
        return new Finding(
            Symptom.Diverged,
            first.LayerName is { } name ? [name] : [],
            first.Step,
            Certain,
            Facts.Of(
                ("replicates_diverged", broken.Length), ("first_step", first.Step), ("pass", first.Pass?.ToString().ToLowerInvariant()),
                ("loss_at_start", run.Median(r => r.FirstLoss)), ("largest_finite_loss", run.Median(LossCourse.Peak))),
            $"The training diverged in {Counts.Replicates(broken.Length, run.Replicates.Count)}, first at step {first.Step}: "
                + $"{first.Cause.TrimEnd('.')}. "
            + (forward ? $"The forward pass broke first{(first.LayerName is { } layer ? $", in {layer}" : "")}, so clipping the gradient "
            + "cannot help. " : ""),
            first.Step == 0
                ? ["Use smaller initial weights, and standardize inputs and targets."]
                : ["Divide the learning rate by 10 to 100.", forward ? "Or standardize inputs and targets." : "Or clip the gradient norm "
                + "to 1."]);
    }
}
