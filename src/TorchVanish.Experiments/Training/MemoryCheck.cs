using System.Globalization;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Rejects a network whose weights do not fit into memory. Otherwise the operating system would kill the process without an error
/// message.
/// </summary>
internal static class MemoryCheck
{
    // The current weights, the initial weights, the weights before a measured step, and the gradients.
    private const int Copies = 4;

    /// <param name="available">Bytes of memory that the process may use.</param>
    /// <exception cref="ConfigException">The weights do not fit.</exception>
    public static void Check(ExperimentConfig config, int features, int classes, double available, int timeSteps = 1)
    {
        var bytes = config.Dtype == Dtype.Float64 ? 8.0 : 4.0;
        var replicates = ExecutionPlan.For(config).Groups.Max(group => group.Count);
        var entries = WeightMatrix.Of(config.Model, features, classes, timeSteps).Sum(matrix => matrix.Entries);
        var needed = Copies * bytes * replicates * entries;
        if (needed > available)
        {
            var (keys, smaller) = config.Model switch
            {
                MlpConfig => ("model.width and model.depth need", "make them"),
                SequentialConfig => ($"{LayerTree.Root} need", "make them"),
                _ => ("model.hidden_size needs", "make it"),
            };
            throw new ConfigException(string.Create(
                CultureInfo.InvariantCulture,
                $"{keys} {needed / 1e9:F0} GB for weights and gradients in one graph while this machine has {available / 1e9:F0} GB; "
                + $"{smaller} smaller, or set execution to sequential, which puts one replicate into a graph."));
        }
    }
}
