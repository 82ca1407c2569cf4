using TorchVanish.Records.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Models;

/// <summary>From a model's record in a config to the group of replicates that a trainer trains.</summary>
public static class NetworkBuilder
{
    /// <param name="stacked">Whether the replicates share one graph; otherwise there is one of them.</param>
    /// <exception cref="NotSupportedException">The model has no stacked form.</exception>
    public static ReplicateGroup Build(
        ExperimentConfig config, int features, int classes, IReadOnlyList<int> replicates, bool stacked, Device device)
    {
        var dtype = TorchType(config.Dtype);
        var networks = replicates.Select(replicate => config.Model switch
        {
            MlpConfig mlp => MlpBuilder.Build(mlp, features, classes, dtype, config.SeedOf(replicate)),
            _ => throw new InvalidOperationException($"No network is built from {config.Model.GetType().Name}."),
        }).ToList();
        return stacked ? ReplicateGroup.Stacked(replicates, networks, device) : ReplicateGroup.Single(replicates[0], networks[0], device);
    }

    /// <summary>Why the replicates of an experiment cannot share a graph; null where they can.</summary>
    public static string? ObstacleToStacking(ExperimentConfig config)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        try
        {
            // The narrowest network of the same composition: it holds a module of every kind that the real one does.
            var narrow = config.Model is MlpConfig mlp ? config with { Model = mlp with { Width = new LayerWidths(1), Initialization = new ConstantConfig() } } : config;
            using var stacked = Build(narrow, features: 1, classes: 2, [0], stacked: true, CPU);
            return null;
        }
        catch (NotSupportedException obstacle)
        {
            return obstacle.Message;
        }
    }

    public static ScalarType TorchType(Dtype dtype) => dtype == Dtype.Float64 ? ScalarType.Float64 : ScalarType.Float32;
}
