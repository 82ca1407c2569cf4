using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchVanish;

/// <summary>Computes φ′ from h, entry by entry.</summary>
internal delegate void SlopeMap(ReadOnlySpan<float> h, Span<float> slopes);

/// <summary>Sums over slopes.</summary>
internal readonly record struct SlopeSums(double Sum, double Squares, double Finite, double Below)
{
    public SlopeSums Plus(in SlopeSums other) =>
        new(Sum + other.Sum, Squares + other.Squares, Finite + other.Finite, Below + other.Below);
}

/// <summary>One pass over the slopes of an activation, in the memory of the CPU.</summary>
/// <param name="Values">The slopes, or what <paramref name="Map"/> computes them from.</param>
/// <param name="Row">How many entries follow each other: those of one channel of one sample, or all units of one sample.</param>
/// <param name="ByChannel">Whether a row belongs to one unit.</param>
internal readonly record struct HostSlopes(HostFloats Values, SlopeMap? Map, float Threshold, int Units, int Row, bool ByChannel)
{
    /// <summary>Slopes that are computed at once, while they are in the nearest cache.</summary>
    private const int Chunk = 1024;

    /// <param name="alive">By unit; set where a slope is not 0.</param>
    public SlopeSums Total(bool[] alive)
    {
        var self = this;
        var rows = Values.Length / Row;
        var rowsAtOnce = Math.Max(1, HostFloats.BlockLength / Row);
        var sums = new SlopeSums[(rows + rowsAtOnce - 1) / rowsAtOnce];
        HostFloats.ForEach(sums.Length, block =>
            sums[block] = self.OfRows(block * rowsAtOnce, Math.Min(rows, (block + 1) * rowsAtOnce), alive));
        return sums.Aggregate((a, b) => a.Plus(b));
    }

    private SlopeSums OfRows(int first, int end, bool[] alive)
    {
        Span<float> scratch = stackalloc float[Chunk];
        var marks = new int[ByChannel ? 0 : Units];
        var total = default(SlopeSums);
        for (var row = first; row < end; row++)
        {
            for (var done = 0; done < Row; done += Chunk)
            {
                scoped var slopes = Values.Slice((row * Row) + done, Math.Min(Chunk, Row - done));
                if (Map is not null)
                {
                    Map(slopes, scratch);
                    slopes = scratch[..slopes.Length];
                }
                total = total.Plus(OfChunk(slopes, Threshold, ByChannel ? [] : marks.AsSpan(done), out var zeros));
                if (ByChannel && zeros < slopes.Length)
                    alive[row % Units] = true;
            }
        }
        // Other threads may set the same unit, to the same value.
        for (var unit = 0; unit < marks.Length; unit++)
        {
            if (marks[unit] != 0)
                alive[unit] = true;
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static SlopeSums OfChunk(ReadOnlySpan<float> slopes, float threshold, Span<int> marks, out int zeros)
    {
        var width = Vector<float>.Count;
        var bound = new Vector<float>(threshold);
        Vector<double> sums = default, squares = default;
        Vector<int> below = default, zero = default;
        var i = 0;
        for (; i <= slopes.Length - width; i += width)
        {
            var slope = new Vector<float>(slopes[i..]);
            Vector.Widen(slope, out var low, out var high);
            (sums, squares) = (sums + low + high, squares + ((low * low) + (high * high)));
            // A comparison that is true gives -1. A NaN is neither below the threshold nor 0.
            below -= Vector.LessThan(slope, bound);
            var isZero = Vector.Equals(slope, Vector<float>.Zero);
            zero -= isZero;
            if (!marks.IsEmpty)
                (new Vector<int>(marks[i..]) | ~isZero).CopyTo(marks[i..]);
        }
        var total = new SlopeSums(Vector.Sum(sums), Vector.Sum(squares), slopes.Length, Vector.Sum(below));
        zeros = Vector.Sum(zero);
        for (; i < slopes.Length; i++)
        {
            var slope = slopes[i];
            total = total.Plus(new(slope, (double)slope * slope, 0, slope < threshold ? 1 : 0));
            zeros += slope == 0 ? 1 : 0;
            if (!marks.IsEmpty)
                marks[i] |= slope == 0 ? 0 : -1;
        }
        return double.IsFinite(total.Squares) ? total : total with { Finite = FiniteOf(slopes) };
    }

    private static int FiniteOf(ReadOnlySpan<float> slopes)
    {
        var count = 0;
        foreach (var slope in slopes)
            count += float.IsFinite(slope) ? 1 : 0;
        return count;
    }
}
