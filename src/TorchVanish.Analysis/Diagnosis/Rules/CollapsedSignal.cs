using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// The forward signal of the untrained network shrinks from layer to layer until the biases outweigh it: every sample gives the same
/// activations, and a ReLU unit is on for all samples or off for all.
/// </summary>
internal sealed class CollapsedSignal : DiagnosticRule
{
    /// <summary>A twentieth of the signal is left at the last hidden layer: what is learned there is noise of the biases.</summary>
    private static double Left => Thresholds.SignalLeft;

    /// <summary>Glorot's weights keep 0.71 a layer with ReLU (He 2015, section 2.2); PyTorch's default keeps 0.41.</summary>
    private const double LeftOfALayer = 0.75;

    /// <summary>
    /// Half of He's 2, and some more: with He's own weights the signal of wide layers stays, and what shrinks it is that layers are narrow.
    /// </summary>
    private const double BelowHe = 1.5;

    /// <summary>Glorot's and LeCun's weights have 1; half of it shrinks the signal of tanh by 0.7 a layer.</summary>
    private const double BelowGlorot = 0.5;

    private const double Confidence = 0.8;

    /// <summary>Of a network that has left the plateau, and too late.</summary>
    private const double HeldBack = 0.6;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.IsHeldBack || run.HiddenLayers.Count == 0 || run.Network.HasNormalization)
            return null;
        var (first, last) = (run.HiddenLayers[0], run.HiddenLayers[^1]);
        var left = run.Median(r => r.First(last, Quantity.ActivationStd) / r.First(first, Quantity.ActivationStd));
        var perLayer = last > first ? Math.Pow(left, 1.0 / (last - first)) : 1;
        var scale = ObservedReplicate.Median(run.HiddenLayers.Skip(1).Select(layer => WeightScale.Of(run, layer)));
        if (!(left > 0 && left <= Left) || perLayer > LeftOfALayer || scale >= (WeightScale.IsRelu(run, last) ? BelowHe : BelowGlorot))
            return null;
        var dead = run.Median(r => r.First(last, Quantity.DeadFraction));
        return new Finding(
            Symptom.PoorInitialization,
            run.NamesOf(run.HiddenLayers),
            0,
            run.Fails ? Confidence : HeldBack,
            Facts.Of(("activation_std_left", left), ("left_per_layer", perLayer), ("weight_scale", scale), ("constant_units_at_start",
                dead)),
            $"The initial weights are too small: the forward signal shrinks to {Spelling.Percent(perLayer)} a layer, and "
                + $"{Spelling.Percent(left)} of it is left at the last hidden layer. "
            + "The samples then look alike to the upper layers, which learn hardly more than a constant."
            + (dead > 0 ? $" {Spelling.Percent(dead)} of the last layer's units are on or off for all samples at step 0; training did "
            + "not kill them." : ""),
            ["Initialize with he_normal for ReLU, or xavier_normal for tanh and sigmoid.", "Or raise the learning rate by a factor of 10 "
                + "to 100, which may suffice alone."]);
    }
}
