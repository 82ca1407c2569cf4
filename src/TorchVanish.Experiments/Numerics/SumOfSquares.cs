using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Numerics;

/// <summary>
/// Σ x², added up in double precision. The square of a gradient of 1e-25 is no float32: added up in single precision, as torch's norm
/// does on a CPU, a gradient that has vanished that far would count as zero.
/// </summary>
internal static class SumOfSquares
{
    // Four sums beside each other: one alone would wait for each addition. Fixed, so that every processor adds in the same order.
    private const int Lanes = 4;
    private const int Sums = 4;

    /// <summary>Adds to each replicate's sum the squares of its part of a tensor.</summary>
    /// <param name="sums">[R].</param>
    /// <param name="tensor">R equal parts, one behind the other; on the CPU.</param>
    public static void AddTo(Span<double> sums, Tensor tensor)
    {
        using var contiguous = tensor.contiguous();
        var bytes = contiguous.bytes;
        var part = bytes.Length / sums.Length;
        var wide = tensor.dtype == ScalarType.Float64;
        for (var r = 0; r < sums.Length; r++)
        {
            var own = bytes.Slice(r * part, part);
            sums[r] += wide ? Of(MemoryMarshal.Cast<byte, double>(own)) : Of(MemoryMarshal.Cast<byte, float>(own));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<float> values)
    {
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - (Lanes * Sums); i += Lanes * Sums)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref first, (nuint)i));
            a = Vector256.MultiplyAddEstimate(low, low, a);
            b = Vector256.MultiplyAddEstimate(high, high, b);
            (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref first, (nuint)i + 8));
            c = Vector256.MultiplyAddEstimate(low, low, c);
            d = Vector256.MultiplyAddEstimate(high, high, d);
        }
        var sum = Vector256.Sum(a + b + (c + d));
        for (; i < values.Length; i++)
            sum += (double)values[i] * values[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<double> values)
    {
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - (Lanes * Sums); i += Lanes * Sums)
        {
            a += Square(ref first, i);
            b += Square(ref first, i + Lanes);
            c += Square(ref first, i + (2 * Lanes));
            d += Square(ref first, i + (3 * Lanes));
        }
        var sum = Vector256.Sum(a + b + (c + d));
        for (; i < values.Length; i++)
            sum += values[i] * values[i];
        return sum;
    }

    private static Vector256<double> Square(ref double first, int at)
    {
        var x = Vector256.LoadUnsafe(ref first, (nuint)at);
        return x * x;
    }
}
