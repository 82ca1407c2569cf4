using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchVanish.Experiments.Numerics;

/// <summary>
/// Σ x² over memory in one pass, added up in double precision. The square of a gradient of 1e-25 is no float32: added up in single
/// precision a gradient that has vanished that far would count as zero.
/// </summary>
/// <remarks>
/// Four sums run in parallel, because a single sum would wait for each addition, and in vectors of one length, so that every
/// processor adds in the same order: where there are none of 512 bits, .NET makes them of shorter ones.
/// </remarks>
internal static class Sums<T, TWide>
    where T : unmanaged
    where TWide : IWide<T>
{
    /// <returns>Σ x².</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double OfSquares(ReadOnlySpan<T> values)
    {
        var (a, b, c, d) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - 32; i += 32)
        {
            var (low, high) = TWide.Sixteen(ref first, (nuint)i);
            a = Vector512.FusedMultiplyAdd(low, low, a);
            b = Vector512.FusedMultiplyAdd(high, high, b);
            (low, high) = TWide.Sixteen(ref first, (nuint)i + 16);
            c = Vector512.FusedMultiplyAdd(low, low, c);
            d = Vector512.FusedMultiplyAdd(high, high, d);
        }
        var sum = Vector512.Sum(a + b + (c + d));
        for (; i < values.Length; i++)
            sum += TWide.Of(values[i]) * TWide.Of(values[i]);
        return sum;
    }

    /// <returns>How many are NaN or infinite.</returns>
    public static int OfNonfinite(ReadOnlySpan<T> values)
    {
        var found = 0;
        foreach (var value in values)
            found += double.IsFinite(TWide.Of(value)) ? 0 : 1;
        return found;
    }
}
