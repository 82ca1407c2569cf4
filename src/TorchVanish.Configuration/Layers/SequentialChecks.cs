using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Configuration;

/// <summary>Checks of a sequential model that need no data.</summary>
internal static class SequentialChecks
{
    /// <exception cref="ShapeException">Two keys contradict each other.</exception>
    public static void Check(SequentialConfig model, TrainingConfig training)
    {
        var layers = LayerTree.All(model).ToList();
        var names = LayerTree.Names(model);
        if (names.Count == 0)
            throw new ShapeException(LayerTree.Root,
                "has no layer with weights; it must have at least one linear, conv2d or self_attention layer");
        var taken = new Dictionary<string, string>();
        foreach (var (path, layer) in layers)
        {
            if ((names.TryGetValue(path, out var named) ? named : layer.Name) is { } name && !taken.TryAdd(name, path))
                throw new ShapeException($"{path}.name", $"is {name}, which is also the name of {taken[name]}; names must be unique");
            if (layer is ResidualLayerConfig { Layers.Count: 0 })
                throw new ShapeException($"{path}.layers", "is empty; it must be a list of at least one layer");
            if (layer is BatchNormLayerConfig && training.BatchSize < 2)
                throw new ShapeException("training.batch_size", $"is 1 while {path} normalizes over the batch; it must be at least 2");
            if (layer is WeightedLayerConfig { Bias: false, BiasInitialization: not null })
                throw new ShapeException($"{path}.bias_initialization", "is set while bias is false; leave it out, or set bias to true");
            if (layer is WeightedLayerConfig { BiasInitialization: UniformBiasConfig bias } && bias.Low >= bias.High)
                throw new ShapeException($"{path}.bias_initialization.high",
                    $"is {bias.High} while low is {bias.Low}; it must be above low");
        }
    }

    /// <summary>The initializations of a model and their paths in the config.</summary>
    public static IEnumerable<(string Path, InitializationConfig Initialization)> Initializations(SequentialConfig model) =>
        LayerTree.All(model).Where(layer => layer.Config is WeightedLayerConfig)
            .Select(layer => ($"{layer.Path}.initialization", ((WeightedLayerConfig)layer.Config).Initialization));
}
