using System.Globalization;
using TorchVanish.Experiments.Models;
using TorchVanish.Records;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Refuses a network whose weights alone are more than the machine has memory for: asking torch for them would end in the
/// system killing the process, with nothing said.
/// </summary>
internal static class MemoryCheck
{
    // Each weight is there as it is, as it was at first, as it was before a measured step, and as a gradient.
    private const int Copies = 4;

    /// <param name="available">Bytes that the process may use.</param>
    /// <exception cref="ConfigException">The weights do not fit.</exception>
    public static void Check(ExperimentConfig config, int features, int classes, double available, int timeSteps = 1)
    {
        var bytes = config.Dtype == Dtype.Float64 ? 8.0 : 4.0;
        var replicates = ExecutionPlan.For(config).Groups.Max(group => group.Count);
        var needed = Copies * bytes * replicates * WeightMatrix.Of(config.Model, features, classes, timeSteps).Sum(matrix => matrix.Entries);
        if (needed > available)
        {
            throw new ConfigException(string.Create(
                CultureInfo.InvariantCulture,
                $"{(config.Model is MlpConfig ? "model.width and model.depth ask" : "model.hidden_size asks")} for {needed / 1e9:F0} GB of weights and gradients in one graph while this machine has {available / 1e9:F0} GB; {(config.Model is MlpConfig ? "make them" : "make it")} smaller, or have fewer replicates in a graph with execution sequential."));
        }
    }
}
