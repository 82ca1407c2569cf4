using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TorchVanish.Experiments.Numerics;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>
/// The sums over memory that a measurement needs in addition to <see cref="Sums{T, TWide}"/>, each in one pass, with the same accuracy
/// and the same split into vectors. <see cref="MeasuredDescent"/> adds in the same order.
/// </summary>
internal static class PassSums<T, TWide>
    where T : unmanaged
    where TWide : IWide<T>
{
    /// <returns>Σ (x − y)².</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double OfSquaredDifferences(ReadOnlySpan<T> values, ReadOnlySpan<T> others)
    {
        var (a, b) = (Vector512<double>.Zero, Vector512<double>.Zero);
        ref var x = ref MemoryMarshal.GetReference(values);
        ref var y = ref MemoryMarshal.GetReference(others[..values.Length]);
        var i = 0;
        // The same number of entries in vectors as in the sums of squares.
        for (; i < values.Length / 32 * 32; i += 16)
        {
            var (xLow, xHigh) = TWide.Sixteen(ref x, (nuint)i);
            var (yLow, yHigh) = TWide.Sixteen(ref y, (nuint)i);
            a = Vector512.FusedMultiplyAdd(xLow - yLow, xLow - yLow, a);
            b = Vector512.FusedMultiplyAdd(xHigh - yHigh, xHigh - yHigh, b);
        }
        var sum = Vector512.Sum(a + b);
        for (; i < values.Length; i++)
            sum += (TWide.Of(values[i]) - TWide.Of(others[i])) * (TWide.Of(values[i]) - TWide.Of(others[i]));
        return sum;
    }

    /// <returns>Σ (x − shift) and Σ (x − shift)².</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double sum, double squares) OfMoments(ReadOnlySpan<T> values, double shift)
    {
        var (a, b, aSquares, bSquares) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var shifts = Vector512.Create(shift);
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - 16; i += 16)
        {
            var (low, high) = TWide.Sixteen(ref first, (nuint)i);
            low -= shifts;
            high -= shifts;
            a += low;
            b += high;
            aSquares = Vector512.FusedMultiplyAdd(low, low, aSquares);
            bSquares = Vector512.FusedMultiplyAdd(high, high, bSquares);
        }
        var (sum, squares) = (Vector512.Sum(a + b), Vector512.Sum(aSquares + bSquares));
        for (; i < values.Length; i++)
        {
            var x = TWide.Of(values[i]) - shift;
            sum += x;
            squares += x * x;
        }
        return (sum, squares);
    }

    /// <returns>Σ x, Σ x² and the number of x below a threshold.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double sum, double squares, long below) OfMomentsAndBelow(ReadOnlySpan<T> values, double threshold)
    {
        var (a, b, aSquares, bSquares) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var count = Vector512<long>.Zero;
        var thresholds = Vector512.Create(threshold);
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - 16; i += 16)
        {
            var (low, high) = TWide.Sixteen(ref first, (nuint)i);
            // A comparison that holds is -1.
            count -= Vector512.LessThan(low, thresholds).AsInt64() + Vector512.LessThan(high, thresholds).AsInt64();
            a += low;
            b += high;
            aSquares = Vector512.FusedMultiplyAdd(low, low, aSquares);
            bSquares = Vector512.FusedMultiplyAdd(high, high, bSquares);
        }
        var (sum, squares, below) = (Vector512.Sum(a + b), Vector512.Sum(aSquares + bSquares), Vector512.Sum(count));
        for (; i < values.Length; i++)
        {
            var x = TWide.Of(values[i]);
            below += x < threshold ? 1 : 0;
            sum += x;
            squares += x * x;
        }
        return (sum, squares, below);
    }

    /// <returns>The number of finite x below a threshold, as <see cref="OfMomentsAndBelow"/> counts them if all are finite.</returns>
    public static long OfFiniteBelow(ReadOnlySpan<T> values, double threshold)
    {
        var found = 0L;
        foreach (var value in values)
            found += double.IsFinite(TWide.Of(value)) && TWide.Of(value) < threshold ? 1 : 0;
        return found;
    }
}
