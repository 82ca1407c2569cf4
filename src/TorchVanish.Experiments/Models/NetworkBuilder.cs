using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Recurrent;
using TorchVanish.Experiments.Models.Sequential;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Models;

/// <summary>Builds the group of replicates that a trainer trains, from the model of a config.</summary>
public static class NetworkBuilder
{
    /// <param name="features">Values of one sample, over all its time steps.</param>
    /// <param name="stacked">Whether the replicates share one graph; if false, there must be exactly one.</param>
    /// <param name="timeSteps">Time steps of a sample; 1 if samples are not sequences.</param>
    /// <param name="outputs">Outputs per sequence, at its last time steps.</param>
    /// <exception cref="NotSupportedException">The model has no stacked form.</exception>
    public static ReplicateGroup Build(
        ExperimentConfig config,
        int features,
        int classes,
        IReadOnlyList<int> replicates,
        bool stacked,
        Device device,
        int timeSteps = 1,
        int outputs = 1)
    {
        var dtype = TorchType(config.Dtype);
        var networks = replicates.Select(replicate => (LayeredNetwork)(config.Model switch
        {
            MlpConfig mlp => MlpBuilder.Build(mlp, features, classes, dtype, config.SeedOf(replicate)),
            RecurrentConfig recurrent => RecurrentBuilder.Build(
                recurrent, features / timeSteps, classes, dtype, config.SeedOf(replicate), outputs),
            SequentialConfig sequential => SequentialBuilder.Build(
                sequential, config.Training.Loss, features, timeSteps, dtype, config.SeedOf(replicate)),
            _ => throw new InvalidOperationException($"No network is built from {config.Model.GetType().Name}."),
        })).ToList();
        var hostForms = config.Kernels == Kernels.Auto;
        return stacked
            ? ReplicateGroup.Stacked(replicates, networks, device, hostForms)
            : ReplicateGroup.Single(replicates[0], networks[0], device, hostForms);
    }

    /// <summary>The reason why the replicates of an experiment cannot share a graph; null if they can.</summary>
    public static string? ObstacleToStacking(ExperimentConfig config)
    {
        if (config.Model is SequentialConfig sequential)
            return SequentialStacking.Obstacle(sequential);
        using var scope = TorchSharp.torch.NewDisposeScope();
        try
        {
            // The smallest network with the same kinds of modules.
            ModelConfig narrow = config.Model switch
            {
                MlpConfig mlp => mlp with { Width = new LayerWidths(1), Initialization = new ConstantConfig() },
                RecurrentConfig recurrent => recurrent with
                {
                    HiddenSize = 1,
                    Initialization = new ConstantConfig(),
                    RecurrentInitialization = new ConstantConfig(),
                },
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
