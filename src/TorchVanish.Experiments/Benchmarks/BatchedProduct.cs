using TorchVanish.Experiments.Models.OnHost;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Benchmarks;

/// <summary>What this machine reaches in a batched matrix product of the shape that a hidden layer computes, by torch.</summary>
internal static class BatchedProduct
{
    /// <returns>Seconds for each replicate.</returns>
    public static double Time(int replicates, int width, int batch, int times, Device device)
    {
        using var weights = randn([replicates, width, width], device: device);
        using var activations = randn([replicates, width, batch], device: device);
        var start = ThreadClock.Now();
        for (var i = 0; i < times; i++)
            weights.bmm(activations).Dispose();
        return (ThreadClock.Now() - start) / times / replicates;
    }

    /// <summary>The same by the products that a stack computes in the memory of the CPU; NaN where it does not.</summary>
    public static double TimeOnHost(int replicates, int width, int batch, int times)
    {
        using var weights = randn(replicates, width, width);
        using var activations = randn(replicates, width, batch);
        if (!HostDense.Takes(weights, activations))
            return double.NaN;
        var start = ThreadClock.Now();
        for (var i = 0; i < times; i++)
            MultiplyOnHost(weights, activations).Dispose();
        return (ThreadClock.Now() - start) / times / replicates;
    }

    /// <summary>Multiplications and additions of a training step: W x for each layer, and twice as many backwards but for the first layer's input.</summary>
    public static double OperationsOfStep(int features, int width, int depth, int classes, int batch)
    {
        double hidden = 2.0 * batch * width * width * (depth - 1);
        return (3 * hidden) + (2 * 2.0 * batch * features * width) + (3 * 2.0 * batch * width * classes);
    }

    // Memory for the product is asked for each time, as torch does it.
    private static unsafe Tensor MultiplyOnHost(Tensor weights, Tensor activations)
    {
        var (replicates, width, batch) = ((int)weights.shape[0], (int)weights.shape[1], (int)activations.shape[2]);
        var product = empty(replicates, width, batch);
        fixed (float* w = HostSpan.Of(weights), x = HostSpan.Of(activations), z = HostSpan.Of(product))
        {
            for (nint r = 0; r < replicates; r++)
                TiledProduct.Multiply(w + (r * width * width), width, 1, x + (r * width * batch), null, z + (r * width * batch), width, width, batch);
        }
        return product;
    }
}
