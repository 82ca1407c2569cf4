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
            MlpConfig mlp => MlpBuilder.Build(mlp, features, classes, dtype, config.Seed + replicate),
            _ => throw new InvalidOperationException($"No network is built from {config.Model.GetType().Name}."),
        }).ToList();
        return stacked ? ReplicateGroup.Stacked(replicates, networks, device) : ReplicateGroup.Single(replicates[0], networks[0], device);
    }

    public static ScalarType TorchType(Dtype dtype) => dtype == Dtype.Float64 ? ScalarType.Float64 : ScalarType.Float32;
}
