using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Numerics;

/// <summary>Products of R pairs of small float32 matrices in the memory of the CPU, C = A B with either factor as it lies or turned round.</summary>
internal static class HostProduct
{
    /// <summary>Whether such products are computed here: the processor, the device, the type and the columns of the second factor decide.</summary>
    /// <param name="columns">n.</param>
    public static bool Takes(Tensor b, long columns) =>
        TiledProduct.IsSupported && b.device_type == DeviceType.CPU && b.dtype == ScalarType.Float32 && columns % TiledProduct.Columns == 0;

    /// <param name="a">[R, m, k], or [R, k, m] to be turned; contiguous.</param>
    /// <param name="b">[R, k, n], or [R, n, k] to be turned, with k a multiple of <see cref="Transposition.Square"/>; contiguous.</param>
    /// <param name="start">[R, m], added to every column; null for none.</param>
    /// <returns>[R, m, n].</returns>
    public static unsafe Tensor Of(Tensor a, Tensor b, Tensor? start = null, bool turnA = false, bool turnB = false)
    {
        var (replicates, m, k) = ((int)a.shape[0], (int)a.shape[turnA ? 2 : 1], (int)a.shape[turnA ? 1 : 2]);
        var n = (int)b.shape[turnB ? 1 : 2];
        var product = empty(replicates, m, n);
        using var turned = turnB ? empty(k, n) : null;
        var (nextRow, nextColumn) = turnA ? (1, m) : (k, 1);
        fixed (float* pa = Entries(a), pb = Entries(b), ps = Entries(start), pt = Entries(turned), pc = Entries(product))
        {
            for (nint r = 0; r < replicates; r++)
            {
                if (turnB)
                    Transposition.Copy(pb + (r * k * n), pt, n, k);
                TiledProduct.Multiply(
                    pa + (r * m * k), nextRow, nextColumn, turnB ? pt : pb + (r * k * n), start is null ? null : ps + (r * m), pc + (r * m * n), m, k, n);
            }
        }
        return product;
    }

    private static Span<float> Entries(Tensor? tensor) => tensor is null ? [] : MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
