using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Views;

/// <summary>The layers that figures over the training show: first, middle and last hidden layer, output layer.</summary>
/// <param name="Variant">0 first, 1 middle, 2 last, 3 output.</param>
internal sealed record WatchedLayer(int Layer, int Variant, string Label);

/// <summary>Chooses the watched layers.</summary>
internal static class WatchedLayers
{
    /// <summary>The variant of a curve over all layers, in the color of its run.</summary>
    public const int All = -1;

    public static IEnumerable<WatchedLayer> Of(MeasuredRun run)
    {
        var hidden = run.HiddenLayers;
        IEnumerable<WatchedLayer> watched = hidden.Count == 0 ? []
            : hidden.Count == 1 ? [new(hidden[0], 0, $"hidden layer ({hidden[0]})")]
            : [
                new(hidden[0], 0, $"first hidden layer ({hidden[0]})"),
                new(hidden[hidden.Count / 2], 1, $"middle hidden layer ({hidden[hidden.Count / 2]})"),
                new(hidden[^1], 2, $"last hidden layer ({hidden[^1]})"),
            ];
        var output = run.Layers.Except(hidden).Select(layer => new WatchedLayer(layer, 3, $"output layer ({layer})"));
        return watched.Concat(output).DistinctBy(layer => layer.Layer);
    }
}
