using System.Numerics;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>
/// Sum and sum of squares of the entries of a tensor, in float64: in float32 the square of 1e-23 is 0. Entries of 32 bits in the memory
/// of the CPU take one pass; all others are summed by torch and have their values after <see cref="PendingNumbers.Read"/>.
/// </summary>
internal sealed class Moments
{
    private Moments(double count) => Count = count;

    public double Count { get; }

    public double Sum { get; private set; }

    public double Squares { get; private set; }

    /// <summary>NaN and infinite entries.</summary>
    public double Nonfinite { get; private set; }

    /// <summary>False only where it is known already that every entry is finite.</summary>
    public bool MayBeNonfinite { get; private set; }

    public static Moments Of(Tensor tensor, PendingNumbers pending)
    {
        var moments = new Moments(tensor.numel());
        if (HostFloats.Of(tensor, out var floats))
            moments.OnHost(floats);
        else if (moments.Count > 0)
            moments.ElsewhereOf(tensor, pending);
        GC.KeepAlive(tensor);
        return moments;
    }

    /// <summary>Of the entries of a - b.</summary>
    public static Moments OfDifference(Tensor a, Tensor b, PendingNumbers pending)
    {
        var moments = new Moments(a.numel());
        if (HostFloats.Of(a, out var these) && HostFloats.Of(b, out var those) && these.Length == those.Length)
            moments.OnHost(these, those);
        else if (moments.Count > 0)
            moments.ElsewhereOf(a, b, pending);
        GC.KeepAlive((a, b));
        return moments;
    }

    /// <summary>Whether both are sums over the same entries, as far as sums show it. A NaN is equal to itself.</summary>
    public bool Same(Moments other) => Sum.Equals(other.Sum) && Squares.Equals(other.Squares) && Nonfinite.Equals(other.Nonfinite);

    private void ElsewhereOf(Tensor tensor, PendingNumbers pending)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        // Gradients of an embedding may be sparse.
        var values = tensor.is_sparse ? tensor.detach().to_dense() : tensor.detach().contiguous();
        if (HostFloats.Of(values, out var floats))
            OnHost(floats);
        else
            ByTorch(values.to(ScalarType.Float64), pending);
        GC.KeepAlive(values);
    }

    private void ElsewhereOf(Tensor a, Tensor b, PendingNumbers pending)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        // A model may have moved to another device or type since.
        ByTorch(a.detach().to(ScalarType.Float64) - b.detach().to(a.device).to(ScalarType.Float64), pending);
    }

    private void OnHost(HostFloats values)
    {
        Total(values.Length, (start, count) => OfBlock(values.Slice(start, count)));
        // The sum of squares of 32-bit numbers is finite in float64 where every entry is; they are counted only where one is not.
        if (!double.IsFinite(Squares))
            Nonfinite = NonfiniteOf(values.Slice(0, values.Length));
        MayBeNonfinite = Nonfinite > 0;
    }

    private void OnHost(HostFloats these, HostFloats those) =>
        Total(these.Length, (start, count) => OfBlock(these.Slice(start, count), those.Slice(start, count)));

    private void Total(int length, Func<int, int, (double, double)> ofBlock)
    {
        var sums = new (double Sum, double Squares)[(length + HostFloats.BlockLength - 1) / HostFloats.BlockLength];
        HostFloats.ForEach(sums.Length, block =>
        {
            var start = block * HostFloats.BlockLength;
            sums[block] = ofBlock(start, Math.Min(HostFloats.BlockLength, length - start));
        });
        foreach (var (sum, squares) in sums)
            (Sum, Squares) = (Sum + sum, Squares + squares);
    }

    private void ByTorch(Tensor wide, PendingNumbers pending)
    {
        MayBeNonfinite = true;
        var flat = wide.flatten();
        pending.Add([flat.sum(), flat.dot(flat), flat.isfinite().logical_not().sum()], numbers =>
            (Sum, Squares, Nonfinite) = (numbers[0], numbers[1], numbers[2]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double, double) OfBlock(ReadOnlySpan<float> values)
    {
        var width = Vector<float>.Count;
        Vector<double> sum1 = default, sum2 = default, squares1 = default, squares2 = default;
        var i = 0;
        for (; i <= values.Length - width; i += width)
        {
            Vector.Widen(new Vector<float>(values[i..]), out var low, out var high);
            (sum1, sum2) = (sum1 + low, sum2 + high);
            (squares1, squares2) = (squares1 + (low * low), squares2 + (high * high));
        }
        var (sum, squares) = (Vector.Sum(sum1 + sum2), Vector.Sum(squares1 + squares2));
        foreach (double value in values[i..])
            (sum, squares) = (sum + value, squares + (value * value));
        return (sum, squares);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double, double) OfBlock(ReadOnlySpan<float> these, ReadOnlySpan<float> those)
    {
        var width = Vector<float>.Count;
        Vector<double> sums = default, squares = default;
        var i = 0;
        for (; i <= these.Length - width; i += width)
        {
            Vector.Widen(new Vector<float>(these[i..]), out var low, out var high);
            Vector.Widen(new Vector<float>(those[i..]), out var lowOther, out var highOther);
            (low, high) = (low - lowOther, high - highOther);
            (sums, squares) = (sums + low + high, squares + ((low * low) + (high * high)));
        }
        var (sum, square) = (Vector.Sum(sums), Vector.Sum(squares));
        for (; i < these.Length; i++)
        {
            var gap = (double)these[i] - those[i];
            (sum, square) = (sum + gap, square + (gap * gap));
        }
        return (sum, square);
    }

    private static int NonfiniteOf(ReadOnlySpan<float> values)
    {
        var count = 0;
        foreach (var value in values)
            count += float.IsFinite(value) ? 0 : 1;
        return count;
    }
}
