using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription;

/// <summary>Where a layer stands in its network.</summary>
internal enum LayerPlace
{
    /// <summary>Before the output layer.</summary>
    Hidden,

    /// <summary>The last layer with weights.</summary>
    Output,

    AfterOutput,
}

/// <summary>Changes the layers of a sequential model one by one.</summary>
internal static class SequentialEdits
{
    /// <param name="edit">From a layer to those that stand in its place. The layers of a branch come before their residual layer.</param>
    public static SequentialConfig Map(this SequentialConfig model, Func<LayerConfig, LayerPlace, IEnumerable<LayerConfig>> edit)
    {
        var last = LayerTree.All(model).Count(layer => layer.Config is WeightedLayerConfig);
        var seen = 0;
        return model with { Layers = Below(model.Layers) };

        List<LayerConfig> Below(IReadOnlyList<LayerConfig> layers)
        {
            var edited = new List<LayerConfig>();
            foreach (var layer in layers)
            {
                var whole = layer is ResidualLayerConfig residual ? residual with { Layers = Below(residual.Layers) } : layer;
                var place = seen < last ? LayerPlace.Hidden : LayerPlace.AfterOutput;
                if (layer is WeightedLayerConfig)
                    place = ++seen == last ? LayerPlace.Output : LayerPlace.Hidden;
                edited.AddRange(edit(whole, place));
            }
            return edited;
        }
    }

    /// <summary>The same for layers that stay one layer each.</summary>
    public static SequentialConfig Map(this SequentialConfig model, Func<LayerConfig, LayerPlace, LayerConfig> edit) =>
        model.Map((layer, place) => (IEnumerable<LayerConfig>)[edit(layer, place)]);

    /// <summary>The layers and their places, in the order of the forward pass.</summary>
    public static IReadOnlyList<(LayerConfig Layer, LayerPlace Place)> Places(this SequentialConfig model)
    {
        var places = new List<(LayerConfig, LayerPlace)>();
        model.Map((layer, place) =>
        {
            places.Add((layer, place));
            return layer;
        });
        return places;
    }
}
