using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>Numbers to predict that are far from 1: errors, and with squared error the gradients, are as large as they.</summary>
internal sealed class UnscaledTargets(double least) : DiagnosticRule
{
    /// <summary>A network with usual weights answers about 1 at the start; a decade beyond is another scale.</summary>
    public const double Large = 10;

    /// <summary>Two decades: neither the usual rate nor its neighbours suit. Below, a smaller rate is enough.</summary>
    public const double FarTooLarge = Large * UsualRate.Neighbour;

    private const double Confidence = 0.7;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.Fails || run.Network.Data?.Target is not { Standardized: false } target)
            return null;
        var size = Math.Sqrt((target.Mean * target.Mean) + (target.StandardDeviation * target.StandardDeviation));
        if (size < least)
            return null;
        return new Finding(
            Symptom.UnscaledTargets, [], 0, Confidence,
            Facts.Of(("target_mean", target.Mean), ("target_std", target.StandardDeviation), ("loss_at_start", run.Median(r =>
                r.FirstLoss)), ("loss_at_end", run.Median(r => r.EndLoss))),
            $"The targets are not scaled: their root mean square is {Spelling.Number(size)}, and the network starts with answers of "
                + "about 1. "
            + "The error is as large as the targets, so that one rate is too large for the first steps or too small to reach them.",
            ["Standardize the targets: set data.standardize_targets to true.", "Or use a loss that grows more slowly, such as huber."]);
    }
}
