using static TorchSharp.torch;

namespace TorchVanish.Experiments.Numerics;

/// <summary>Products of R pairs of small float32 matrices in the memory of the CPU.</summary>
internal static class HostProduct
{
    /// <param name="a">[R, m, k], contiguous.</param>
    /// <param name="b">[R, k, n], contiguous; n a multiple of <see cref="TiledProduct.Columns"/>.</param>
    /// <returns>[R, m, n].</returns>
    public static unsafe Tensor Of(Tensor a, Tensor b)
    {
        var (replicates, m, k, n) = ((int)a.shape[0], (int)a.shape[1], (int)a.shape[2], (int)b.shape[2]);
        var product = empty(replicates, m, n);
        fixed (float* pa = HostSpan.Of(a), pb = HostSpan.Of(b), pc = HostSpan.Of(product))
        {
            for (nint r = 0; r < replicates; r++)
                TiledProduct.Multiply(pa + (r * m * k), k, 1, pb + (r * k * n), null, pc + (r * m * n), m, k, n);
        }
        return product;
    }
}
