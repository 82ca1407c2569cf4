using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>fan_in · Var(W) of the initial weights, from ‖W‖² / units: 2 for He's scheme, about 1 for Glorot's and LeCun's, 1/3 in PyTorch.</summary>
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

    /// <summary>Of the layer where it is smallest against what is usual for its activation.</summary>
    public static (int Layer, double Scale)? Smallest(ObservedRun run)
    {
        (int Layer, double Scale)[] known = [.. run.HiddenLayers.Select(layer => (layer, Of(run, layer))).Where(pair => double.IsFinite(pair.Item2))];
        return known.Length == 0 ? null : known.MinBy(pair => pair.Scale);
    }

    /// <summary>Whether the hidden layers are of the ReLU family, whose small derivatives mean off.</summary>
    public static bool IsRelu(ObservedRun run, int layer) =>
        run.Network.Layers.FirstOrDefault(known => known.Layer == layer) is { } facts
            ? Measured.ActivationFamily.IsRelu(facts.Activation)
            : run.Manifest?.Layers.FirstOrDefault(known => known.Layer == layer)?.Activation is { } name
                ? name.Contains("relu", StringComparison.OrdinalIgnoreCase)
                : Measured.ActivationFamily.IsRelu(run.Run.Activation);
}
