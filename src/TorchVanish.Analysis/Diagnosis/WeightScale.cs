using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>fan_in · Var(W) of the initial weights, from ‖W‖² / units: 2 for He's scheme, about 1 for Glorot's and LeCun's, 1/3 in
/// PyTorch.</summary>
internal static class WeightScale
{
    /// <summary>Of one layer; NaN where its units are unknown.</summary>
    public static double Of(ObservedRun run, int layer) =>
        run.Network.Layers.FirstOrDefault(known => known.Layer == layer)?.Units is { } units
            ? run.Median(r => Math.Pow(r.First(layer, Quantity.WeightNorm), 2)) / units
            : double.NaN;

    /// <summary>The largest of the hidden layers; NaN where none is known.</summary>
    public static double Largest(ObservedRun run) => LayerOfLargest(run) is { } layer ? Of(run, layer) : double.NaN;

    public static int? LayerOfLargest(ObservedRun run)
    {
        int[] known = [.. run.HiddenLayers.Where(layer => double.IsFinite(Of(run, layer)))];
        return known.Length == 0 ? null : known.MaxBy(layer => Of(run, layer));
    }

    /// <summary>
    /// Var(W) · (fan_in + fan_out) / 2, which is 1 in Glorot's scheme, of the hidden layer where it is smallest. Null where fans are
    /// unknown.
    /// </summary>
    public static (int Layer, double Scale)? Smallest(ObservedRun run)
    {
        (int Layer, double Scale)[] known = [.. run.HiddenLayers.Select(layer => (layer, OfFans(run, layer))).Where(pair =>
            double.IsFinite(pair.Item2))];
        return known.Length == 0 ? null : known.MinBy(pair => pair.Scale);
    }

    private static double OfFans(ObservedRun run, int layer)
    {
        var layers = run.Network.Layers;
        if (layers.FirstOrDefault(known => known.Layer == layer) is not { Units: { } units, Config: null or LinearLayerConfig }
            || run.Config?.Model is RecurrentConfig)
            return double.NaN;
        // Pooling and flattening change how many numbers arrive, so that only a linear layer's units are the next one's inputs.
        var below = layers.FirstOrDefault(known => known.Layer == layer - 1);
        var inputs = layer == 1 ? run.Network.Data?.Features : below is { Config: null or LinearLayerConfig } ? below.Units : null;
        return inputs is { } fanIn ? Of(run, layer) / fanIn * (fanIn + units) / 2 : double.NaN;
    }

    /// <summary>Whether the hidden layers are of the ReLU family, whose small derivatives mean off.</summary>
    public static bool IsRelu(ObservedRun run, int layer) =>
        run.Network.Layers.FirstOrDefault(known => known.Layer == layer) is { } facts
            ? Measured.ActivationFamily.IsRelu(facts.Activation)
            : run.Manifest?.Layers.FirstOrDefault(known => known.Layer == layer)?.Activation is { } name
                ? name.Contains("relu", StringComparison.OrdinalIgnoreCase)
                : Measured.ActivationFamily.IsRelu(run.Run.Activation);
}
