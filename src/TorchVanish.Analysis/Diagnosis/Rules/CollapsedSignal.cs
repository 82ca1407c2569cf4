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
    private const double Left = 0.05;

    /// <summary>Glorot's weights keep 0.71 a layer with ReLU (He 2015, section 2.2); PyTorch's default keeps 0.41.</summary>
    private const double LeftOfALayer = 0.75;

    /// <summary>fan_in · Var(W) is at least 1/3 in the usual schemes; a sixth of that is another scale.</summary>
    private const double SmallScale = 0.05;

    private const double Confidence = 0.8;
    private const double Weak = 0.55;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.Fails || run.HiddenLayers.Count == 0 || run.Network.HasNormalization)
            return null;
        var (first, last) = (run.HiddenLayers[0], run.HiddenLayers[^1]);
        var left = run.Median(r => r.First(last, Quantity.ActivationStd) / r.First(first, Quantity.ActivationStd));
        var perLayer = last > first ? Math.Pow(left, 1.0 / (last - first)) : 1;
        var shrinks = left <= Left && perLayer <= LeftOfALayer && left > 0;
        var smallest = WeightScale.Smallest(run);
        if (!shrinks && smallest is not { Scale: < SmallScale and > 0 })
            return null;
        var dead = run.Median(r => r.First(last, Quantity.DeadFraction));
        return new Finding(
            Symptom.PoorInitialization,
            shrinks ? run.NamesOf(run.HiddenLayers) : [run.NameOf(smallest!.Value.Layer)],
            0,
            shrinks ? Confidence : Weak,
            Facts.Of(("activation_std_left", left), ("left_per_layer", perLayer), ("weight_scale", smallest?.Scale), ("constant_units_at_start", dead)),
            (shrinks
                ? $"The initial weights are too small: the forward signal shrinks to {Spelling.Percent(perLayer)} a layer, and {Spelling.Percent(left)} of it is left at the last hidden layer. "
                : $"The initial weights are too small: fan_in · Var(W) is {Spelling.Number(smallest!.Value.Scale)} in {run.NameOf(smallest.Value.Layer)}, and 1 or 2 is usual. ")
            + "The samples then look alike to the upper layers, which learn hardly more than a constant."
            + (dead > 0 ? $" {Spelling.Percent(dead)} of the last layer's units are on or off for all samples at step 0; training did not kill them." : ""),
            ["Initialize with he_normal for ReLU, or xavier_normal for tanh and sigmoid.", "Or raise the learning rate by a factor of 10 to 100, which may suffice alone."]);
    }
}
