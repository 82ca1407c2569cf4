using TorchVanish.Records.Configuration;

namespace TorchVanish.Experiments.Training;

/// <summary>How many replicates share a graph under execution auto.</summary>
internal static class StackingRule
{
    private const int Most = 8;
    private const int WidestStacked = 192;

    public static int ChunkSize(ExperimentConfig config)
    {
        if (config.Model is not MlpConfig mlp || config.Replicates == 1)
            return 1;
        return mlp.Width.Values.Max() <= WidestStacked ? Math.Min(Most, config.Replicates) : 1;
    }
}
