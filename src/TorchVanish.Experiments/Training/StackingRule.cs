using TorchVanish.Experiments.Numerics;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// How many replicates share a graph under execution auto: as many as keep the working set of one layer near the core. More would
/// save calls and lose more than that to the memory behind the cache (docs/performance.md has the measurements).
/// </summary>
internal static class StackingRule
{
    // A megabyte of second-level cache and what one core gets of the third, on the machines at hand.
    private const long WorkingSet = 2 << 20;

    // A graph of fewer is mostly calls; more of them leave the other cores something to do.
    private const int FewestInTwoGraphs = 8;

    // So wide a layer is all arithmetic: by torch a graph saves nothing, and its gradients cost a pass more.
    private const int FewestByTorch = 4;

    // Beyond this a call costs next to nothing for each replicate.
    private const int Most = 32;

    /// <summary>Depends on the config alone, like everything that decides the bytes of a run.</summary>
    /// <returns>At least 1, which is an ordinary network.</returns>
    public static int ChunkSize(ExperimentConfig config)
    {
        long? largest = config.Model switch
        {
            MlpConfig mlp => mlp.Width.Values.Max(),
            RecurrentConfig recurrent => (long)recurrent.HiddenSize * recurrent.Gates,
            _ => null,
        };
        if (largest is not { } width)
            return 1;
        var bytes = config.Dtype == Dtype.Float64 ? 8 : 4;
        // W and its gradient; the layer's input, its pre-activation and a gradient of either.
        var layer = bytes * ((2 * width * width) + (3 * width * config.Training.BatchSize));
        var fitting = (int)Math.Clamp(WorkingSet / layer, 1, Most);
        // A stack computes these products by itself, at any width in less time than torch's for one network.
        if (config.Dtype == Dtype.Float32 && config.Training.BatchSize % TiledProduct.Columns == 0)
            fitting = Math.Max(fitting, 2);
        else if (fitting < FewestByTorch)
            return 1;
        var half = Math.Max(FewestInTwoGraphs, DivideUp(config.Replicates, 2));
        var graphs = DivideUp(config.Replicates, Math.Min(fitting, half));
        return DivideUp(config.Replicates, graphs);
    }

    private static int DivideUp(int number, int by) => (number + by - 1) / by;
}
