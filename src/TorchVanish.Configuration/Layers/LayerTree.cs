namespace TorchVanish.Configuration;

/// <summary>A layer and its path in a config, such as model.layers[2].layers[0].</summary>
public sealed record PlacedLayer(string Path, LayerConfig Config);

/// <summary>Enumerates the layers of a sequential model, including those of residual branches.</summary>
public static class LayerTree
{
    /// <summary>The path of a model's layers in a config.</summary>
    public const string Root = "model.layers";

    /// <summary>Every layer in the order of the forward pass; a residual layer comes before the layers of its branch.</summary>
    public static IEnumerable<PlacedLayer> All(SequentialConfig model) => Below(model.Layers, Root);

    private static IEnumerable<PlacedLayer> Below(IReadOnlyList<LayerConfig> layers, string path)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var at = $"{path}[{i}]";
            yield return new PlacedLayer(at, layers[i]);
            if (layers[i] is not ResidualLayerConfig residual)
                continue;
            foreach (var inner in Below(residual.Layers, $"{at}.layers"))
                yield return inner;
        }
    }

    /// <summary>The names of the layers with weights, nearest the input first.</summary>
    public static IReadOnlyDictionary<string, string> Names(SequentialConfig model) => All(model)
        .Where(layer => layer.Config is WeightedLayerConfig)
        .Select((layer, index) => (layer.Path, Name: layer.Config.Name ?? $"{ConfigName.KindOf(layer.Config)}{index + 1}"))
        .ToDictionary(layer => layer.Path, layer => layer.Name);
}
