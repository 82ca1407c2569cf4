using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>Initial weights far below every usual scheme, in a network that does not learn: a plateau near the origin.</summary>
internal sealed class SmallWeights : DiagnosticRule
{
    /// <summary>Var(W) · (fan_in + fan_out) / 2 is 1 in Glorot's scheme and 1/3 in PyTorch's; a sixth of that is another scale.</summary>
    private static double Small => Thresholds.SmallWeights;

    private const double Confidence = 0.55;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.Fails || run.Network.HasNormalization || WeightScale.Smallest(run) is not { Scale: > 0 } smallest
            || smallest.Scale >= Small)
            return null;
        return new Finding(
            Symptom.PoorInitialization,
            [run.NameOf(smallest.Layer)],
            0,
            Confidence,
            Facts.Of(("weight_scale", smallest.Scale), ("loss_at_start", run.Median(r => r.FirstLoss)), ("loss_at_end", run.Median(r =>
                r.EndLoss))),
            $"The initial weights are too small: Var(W) times the mean of fan_in and fan_out is {Spelling.Number(smallest.Scale)} in "
                + $"{run.NameOf(smallest.Layer)}, and 1 is usual. "
            + "The samples look alike to the layers above, and the training starts on a plateau.",
            ["Initialize with he_normal for ReLU, or xavier_normal for tanh and sigmoid.", "Or train for many more steps, or with a "
                + "larger rate."]);
    }
}
