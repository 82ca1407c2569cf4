using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// A feature that is ten times as large as the initial weights are made for. Pre-activations grow with it: tanh and sigmoid saturate, a
/// softmax answers 0 or 1 from the first step on, and one rate is too large for this feature and too small for the others.
/// </summary>
internal sealed class UnscaledInputs : DiagnosticRule
{
    /// <summary>Initializations assume a root mean square of 1 (Glorot &amp; Bengio 2010; He 2015); a decade beyond that is another
    /// scale.</summary>
    public static double LargeRms => Thresholds.LargeInputs;

    /// <summary>Pixels from 0 to 255: their root mean square is about 90 where a quarter of the pixels is bright.</summary>
    private const double RawPixels = 90;

    private const double Measured = 0.9;
    private const double Inferred = 0.75;

    /// <summary>Of a network that learns, and could learn more.</summary>
    private const double HeldBack = 0.65;

    /// <summary>What was measured of the data is a fact; what a gradient shows of them is a sign.</summary>
    public override Evidence EvidenceIn(ObservedRun run) => run.Network.Data?.Inputs is null ? Evidence.Sign : Evidence.Fact;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.IsHeldBack || run.Network.NormalizesInputs || Scale(run) is not { } scale || scale.Rms < LargeRms)
            return null;
        var first = run.HiddenLayers.Count > 0 ? run.HiddenLayers[0] : run.OutputLayer;
        var loss = run.Median(r => r.FirstLoss);
        return new Finding(
            Symptom.UnscaledInputs,
            first is { } layer ? [run.NameOf(layer)] : [],
            0,
            !run.Fails ? HeldBack : scale.IsMeasured ? Measured : Inferred,
            Facts.Of(
                ("input_rms", scale.Rms), ("input_maximum", run.Network.Data?.Inputs?.Maximum), ("loss_at_start", loss), ("trivial_loss",
                    run.Levels.Loss),
                ("saturated_at_start", first is { } l ? run.Median(r => r.First(l, Quantity.SaturatedFraction)) : null)),
            $"The inputs are not scaled: {(scale.IsMeasured ? "one feature has" : "the first layer's gradient shows")} a root mean "
                + "square of "
            + $"{(scale.IsMeasured ? "" : "at least ")}{Spelling.Number(scale.Rms)}, and initial weights are made for 1. "
            + (loss > Overconfident * run.Levels.Loss
                ? $"The first loss is {Spelling.Number(loss)}, while the best constant answer gets {Spelling.Number(run.Levels.Loss)}: "
                + "the outputs are huge before anything is learned. "
                : "")
            + "No single rate suits such a feature and the others.",
            ["Standardize the inputs: set data.standardize to true.", "Or put a batch normalization before the first layer."]);
    }

    private const double Overconfident = 3;

    private static (double Rms, bool IsMeasured)? Scale(ObservedRun run)
    {
        if (run.Network.Data?.Inputs is { } inputs)
            return (inputs.LargestRms, true);
        if (run.Config?.Data is IdxConfig { Scale: ImageScale.Raw })
            return (RawPixels, true);
        return run.Network.Data is { Standardized: true } || Bound(run) is not (> 0 and { } bound) ? null : (bound, false);
    }

    // ‖δᵀX‖ ≤ ‖δ‖ ‖X‖, and ‖X‖² is the sum of all squared inputs of the batch: a lower bound of their root mean square.
    private static double? Bound(ObservedRun run)
    {
        if (run.Config is not { Training.BatchSize: var batch } || run.Network.Data is not { Features: > 0 and var features }
            || run.HiddenLayers.Count == 0)
            return null;
        if (run.Config.Model is SequentialConfig model && model.Layers[0] is not (LinearLayerConfig or FlattenLayerConfig)
            || run.Config.Model is RecurrentConfig)
            return null;
        var layer = run.HiddenLayers[0];
        return run.Median(r => r.First(layer, Quantity.WeightGradientNorm) / r.First(layer, Quantity.PreactivationGradientNorm))
            / Math.Sqrt((double)batch * features);
    }
}
