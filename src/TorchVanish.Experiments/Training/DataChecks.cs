using TorchVanish.Experiments.Data;
using TorchVanish.Records;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Experiments.Training;

/// <summary>What can be checked of a config only once its data are read.</summary>
internal static class DataChecks
{
    /// <exception cref="ConfigException">There are too few samples for a batch.</exception>
    public static void Check(ExperimentConfig config, DataSplit split)
    {
        if (config.Training.BatchSize > split.Training.Count)
        {
            throw new ConfigException(
                $"training.batch_size is {config.Training.BatchSize} while {split.Training.Count} samples are left for training; it must be at most {split.Training.Count}.");
        }
    }
}
