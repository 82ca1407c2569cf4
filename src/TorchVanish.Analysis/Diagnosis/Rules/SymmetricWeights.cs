using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>All weights of a hidden layer start equal: its units compute the same and get the same gradient, so they stay equal.</summary>
internal sealed class SymmetricWeights : DiagnosticRule
{
    private const double Confidence = 0.95;

    /// <summary>Of a network that learns what a network with one unit a layer can learn.</summary>
    private const double HeldBack = 0.8;

    public override Evidence Evidence => Evidence.Fact;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.IsHeldBack)
            return null;
        int[] hidden = [.. run.HiddenLayers.Where(layer => Value(run, layer) is not null)];
        if (hidden.Length == 0)
            return null;
        var value = Value(run, hidden[0])!.Value;
        // Equal weights that are not 0 do not switch a layer off: its biases do, and then they are the cause.
        if (value != 0 && hidden.Any(layer => run.Median(r => r.First(layer, Quantity.DeadFraction)) >= KilledByFirstSteps.MostUnits))
            return null;
        var zeroGradient = hidden.Where(layer => run.Median(r => r.First(layer, Quantity.PreactivationGradientNorm)) == 0).ToArray();
        return new Finding(
            Symptom.PoorInitialization,
            run.NamesOf(hidden),
            0,
            run.Fails ? Confidence : HeldBack,
            Facts.Of(
                ("weight", value), ("layers_with_equal_weights", hidden.Length), ("hidden_layers_with_gradient_exactly_0_at_start",
                    zeroGradient.Length),
                ("loss_at_start", run.Median(r => r.FirstLoss)), ("loss_at_end", run.Median(r => r.EndLoss))),
            $"All weights of {(hidden.Length == 1 ? "a hidden layer" : $"{hidden.Length} hidden layers")} are equal "
                + $"({Spelling.Constant(value)}) at the start: symmetric weights. "
            + "The units of a layer then compute the same and learn the same, and no two of them can ever differ, whatever the width. "
            + (zeroGradient.Length > 0 ? "Their gradient is exactly 0, which is no vanishing gradient: there is no path on which it "
            + "could shrink." : ""),
            ["Draw the weights at random: initialization he_normal for ReLU, xavier_normal for tanh and sigmoid."]);
    }

    // From the config, and for a record without one from the eight watched weights.
    private static double? Value(ObservedRun run, int layer)
    {
        if (run.Network.Layers.FirstOrDefault(known => known.Layer == layer) is { } facts)
        {
            return facts.Initialization switch
            {
                ConstantConfig constant => constant.Weight,
                NormalConfig { WeightStd: 0 } or NamedInitializationConfig { Gain: 0 } => 0,
                _ => null,
            };
        }
        double[] watched = [.. run.Run.Record.Weights.Where(row => row.Layer == layer && row.Step == 0 && row.Replicate == 0).Select(row =>
            row.Value)];
        return watched.Length > 1 && watched.Distinct().Count() == 1 ? watched[0] : null;
    }
}
