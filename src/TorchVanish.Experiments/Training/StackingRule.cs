using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Sequential;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Determines how many replicates share a graph with execution auto: as many as keep the working set of one layer in the caches of a core.
/// More replicates save calls, but memory access costs more than that (measurements in docs/performance.md).
/// </summary>
internal static class StackingRule
{
    // 1 MiB of second-level cache plus one core's share of the third-level cache, on the machines that were measured.
    private const long WorkingSet = 2 << 20;

    // Smaller graphs consist mostly of calls. Splitting larger ones into two graphs gives work to a second core.
    private const int FewestInTwoGraphs = 8;

    // If fewer replicates fit, layers are so wide that a graph computed by torch saves nothing, and its gradients cost one more pass.
    private const int FewestByTorch = 4;

    /// <summary>Our own products are made of tiles of this many columns, so they take batches of multiples of it.</summary>
    internal const int TileColumns = 32;

    // With more replicates, the cost of a call per replicate is already negligible.
    private const int Most = 32;

    /// <summary>The size depends on the config alone, because it affects the bytes of a run.</summary>
    /// <returns>At least 1, which means an ordinary network.</returns>
    public static int ChunkSize(ExperimentConfig config)
    {
        long? largest = config.Model switch
        {
            MlpConfig mlp => mlp.Width.Values.Max(),
            RecurrentConfig recurrent => (long)recurrent.HiddenSize * recurrent.Gates,
            SequentialConfig sequential => SequentialStacking.Width(sequential),
            _ => null,
        };
        if (largest is not { } width)
            return 1;
        var bytes = config.Dtype == Dtype.Float64 ? 8 : 4;
        // W and its gradient, and three tensors [d, B] for activations and their gradients.
        var layer = bytes * ((2 * width * width) + (3 * width * config.Training.BatchSize));
        var fitting = (int)Math.Clamp(WorkingSet / layer, 1, Most);
        // For these sizes the stack's own products are faster than torch's products for one network, at any width.
        if (config.Dtype == Dtype.Float32 && config.Training.BatchSize % TileColumns == 0)
            fitting = Math.Max(fitting, 2);
        else if (fitting < FewestByTorch)
            return 1;
        var half = Math.Max(FewestInTwoGraphs, DivideUp(config.Replicates, 2));
        var graphs = DivideUp(config.Replicates, Math.Min(fitting, half));
        return DivideUp(config.Replicates, graphs);
    }

    private static int DivideUp(int number, int by) => (number + by - 1) / by;
}
