using System.Globalization;
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
    public static void Check(ExperimentConfig config, int features, int classes, double available)
    {
        if (config.Model is not MlpConfig mlp)
            return;
        var bytes = config.Dtype == Dtype.Float64 ? 8.0 : 4.0;
        var replicates = ExecutionPlan.For(config).Groups.Max(group => group.Count);
        var needed = Copies * bytes * replicates * Weights(mlp, features, classes);
        if (needed > available)
        {
            throw new ConfigException(string.Create(
                CultureInfo.InvariantCulture,
                $"model.width and model.depth ask for {needed / 1e9:F0} GB of weights and gradients in one graph while this machine has {available / 1e9:F0} GB; make them smaller, or have fewer replicates in a graph with execution sequential."));
        }
    }

    // In floating point, for the product of large widths is no integer.
    private static double Weights(MlpConfig mlp, int features, int classes)
    {
        var widths = Enumerable.Range(1, mlp.Depth).Select(layer => (double)mlp.Width[layer]).Prepend(features).Append(classes).ToArray();
        return widths.Zip(widths.Skip(1), (fanIn, fanOut) => fanIn * fanOut).Sum();
    }
}
