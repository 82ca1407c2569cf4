using TorchVanish.Experiments.Models.Recurrent;
using TorchVanish.Records.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Models;

/// <summary>From a model's record in a config to the group of replicates that a trainer trains.</summary>
public static class NetworkBuilder
{
    /// <param name="features">Numbers of one sample, of all its time steps together.</param>
    /// <param name="stacked">Whether the replicates share one graph; otherwise there is one of them.</param>
    /// <param name="timeSteps">Steps of a sequence; 1 for samples that are none.</param>
    /// <param name="outputs">Answers that are asked for of each sequence, at its last steps.</param>
    /// <exception cref="NotSupportedException">The model has no stacked form.</exception>
    public static ReplicateGroup Build(
        ExperimentConfig config, int features, int classes, IReadOnlyList<int> replicates, bool stacked, Device device, int timeSteps = 1, int outputs = 1)
    {
        var dtype = TorchType(config.Dtype);
        var networks = replicates.Select(replicate => (LayeredNetwork)(config.Model switch
        {
            MlpConfig mlp => MlpBuilder.Build(mlp, features, classes, dtype, config.SeedOf(replicate)),
            RecurrentConfig recurrent => RecurrentBuilder.Build(recurrent, features / timeSteps, classes, dtype, config.SeedOf(replicate), outputs),
            _ => throw new InvalidOperationException($"No network is built from {config.Model.GetType().Name}."),
        })).ToList();
        return stacked ? ReplicateGroup.Stacked(replicates, networks, device) : ReplicateGroup.Single(replicates[0], networks[0], device);
    }

    /// <summary>Why the replicates of an experiment cannot share a graph; null where they can.</summary>
    public static string? ObstacleToStacking(ExperimentConfig config)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        try
        {
            // The narrowest network of the same composition: it holds a module of every kind that the real one does.
            ModelConfig narrow = config.Model switch
            {
                MlpConfig mlp => mlp with { Width = new LayerWidths(1), Initialization = new ConstantConfig() },
                RecurrentConfig recurrent => recurrent with { HiddenSize = 1, Initialization = new ConstantConfig(), RecurrentInitialization = new ConstantConfig() },
                var model => model,
            };
            using var stacked = Build(config with { Model = narrow }, features: 1, classes: 2, [0], stacked: true, CPU);
            return null;
        }
        catch (NotSupportedException obstacle)
        {
            return obstacle.Message;
        }
    }

    public static ScalarType TorchType(Dtype dtype) => dtype == Dtype.Float64 ? ScalarType.Float64 : ScalarType.Float32;
}
