using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>The forward signal of the untrained network is far too large: the first outputs, and so the first steps, are huge.</summary>
internal sealed class ExplodingSignal : DiagnosticRule
{
    /// <summary>Weights with the usual variance start near a guess: a first loss beyond three times that of a constant is not
    /// near.</summary>
    private const double Overconfident = 3;

    /// <summary>He's weights keep the signal; 1.5 a layer is 2.25 times their variance.</summary>
    private const double GrowthOfALayer = 1.5;

    /// <summary>A tenfold signal means a tenfold first step.</summary>
    private static double Growth => Thresholds.SignalGrowth;

    /// <summary>fan_in · Var(W) is 1 or 2 in the usual schemes; eight times He's is what saturates or kills within a step.</summary>
    private static double LargeScale => Thresholds.LargeWeights;

    private const double Confidence = 0.85;

    /// <summary>Of a network that learns in spite of it.</summary>
    private const double HeldBack = 0.6;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.IsHeldBack || run.HiddenLayers.Count == 0)
            return null;
        var (first, last) = (run.HiddenLayers[0], run.HiddenLayers[^1]);
        var growth = run.Median(r => r.First(last, Quantity.ActivationStd) / r.First(first, Quantity.ActivationStd));
        var broken = run.Share(r => r.Of(last) is [var row, ..] && !double.IsFinite(row[Quantity.ActivationStd])) >= 0.5;
        var perLayer = last > first ? Math.Pow(growth, 1.0 / (last - first)) : 1;
        var grows = broken || (growth >= Growth && perLayer >= GrowthOfALayer);
        var scale = WeightScale.Largest(run);
        var loss = run.Median(r => r.FirstLoss);
        var overconfident = loss > Overconfident * run.Levels.Loss;
        if (!(grows && run.Fails) && !(scale >= LargeScale && overconfident))
            return null;
        return new Finding(
            Symptom.PoorInitialization,
            run.NamesOf(grows ? run.HiddenLayers : [WeightScale.LayerOfLargest(run) ?? first]),
            0,
            run.Fails ? Confidence : HeldBack,
            Facts.Of(
                ("activation_std_growth", growth), ("growth_per_layer", perLayer), ("weight_scale", scale), ("loss_at_start", loss),
                ("trivial_loss", run.Levels.Loss), ("forward_pass_is_finite", !broken)),
            (grows
                ? "The initial weights are too large: the forward signal grows "
                    + (broken ? "until it is not finite. "
                        : $"{Spelling.Number(perLayer)} times a layer, {Spelling.Number(growth)} times in all. ")
                : $"The initial weights are too large: fan_in · Var(W) is {Spelling.Number(scale)}, and 1 or 2 is usual. ")
            + (double.IsFinite(loss) ? $"The first loss is {Spelling.Number(loss)}, and the best constant answer gets "
            + $"{Spelling.Number(run.Levels.Loss)}. " : "")
            + (broken ? "The forward pass itself is not finite, so clipping the gradient cannot help." : "The first steps are as much "
            + "too large, and they kill or saturate units."),
            ["Initialize with he_normal for ReLU, or xavier_normal for tanh and sigmoid.", "Or add a normalization to each hidden layer."]);
    }
}
