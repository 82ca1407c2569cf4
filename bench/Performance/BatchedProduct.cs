using TorchVanish.Acceleration.Layers;
using TorchVanish.Acceleration.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Bench.Performance;

/// <summary>Times torch's batched matrix product on this machine, at the shape of a hidden layer.</summary>
internal static class BatchedProduct
{
    /// <returns>Seconds per replicate.</returns>
    public static double Time(int replicates, int width, int batch, int times, Device device)
    {
        using var weights = randn([replicates, width, width], device: device);
        using var activations = randn([replicates, width, batch], device: device);
        var start = ThreadClock.Now();
        for (var i = 0; i < times; i++)
            weights.bmm(activations).Dispose();
        return (ThreadClock.Now() - start) / times / replicates;
    }

    /// <summary>Times <see cref="TiledProduct"/>, which a stack uses on the CPU. NaN if this processor does not support it.</summary>
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

    /// <summary>
    /// Multiplications and additions of a training step: W x for each layer, and twice as many in the backward pass, except for the first
    /// layer, whose input needs no gradient.
    /// </summary>
    public static double OperationsOfStep(int features, int width, int depth, int classes, int batch)
    {
        double hidden = 2.0 * batch * width * width * (depth - 1);
        return (3 * hidden) + (2 * 2.0 * batch * features * width) + (3 * 2.0 * batch * width * classes);
    }

    // Like torch, this allocates memory for each product.
    private static unsafe Tensor MultiplyOnHost(Tensor weights, Tensor activations)
    {
        var (replicates, width, batch) = ((int)weights.shape[0], (int)weights.shape[1], (int)activations.shape[2]);
        var product = empty(replicates, width, batch);
        fixed (float* w = HostSpan.Of(weights), x = HostSpan.Of(activations), z = HostSpan.Of(product))
        {
            for (nint r = 0; r < replicates; r++)
            {
                var (matrix, columns) = (r * width * width, r * width * batch);
                TiledProduct.Multiply(w + matrix, width, 1, x + columns, null, z + columns, width, width, batch);
            }
        }
        return product;
    }
}
