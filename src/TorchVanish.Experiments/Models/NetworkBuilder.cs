using TorchVanish.Records.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Models;

/// <summary>From a model's record in a config to the group of replicates that a trainer trains.</summary>
public static class NetworkBuilder
{
    /// <summary>One replicate as an ordinary network.</summary>
    public static ReplicateGroup Single(ModelConfig config, int features, int classes, Dtype dtype, int replicate, int seed, Device device) => config switch
    {
        MlpConfig mlp => ReplicateGroup.Single(replicate, MlpBuilder.Build(mlp, features, classes, TorchType(dtype), seed), device),
        _ => throw new InvalidOperationException($"No network is built from {config.GetType().Name}."),
    };

    public static ScalarType TorchType(Dtype dtype) => dtype == Dtype.Float64 ? ScalarType.Float64 : ScalarType.Float32;
}
