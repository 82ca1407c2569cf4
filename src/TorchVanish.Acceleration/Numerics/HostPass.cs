using System.Numerics;
using System.Runtime.InteropServices;
using TorchVanish.Experiments.Numerics;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>
/// Passes over the part of a tensor that belongs to one replicate. A call into torch costs more than a pass over a small network's layer.
/// </summary>
internal static class HostPass
{
    /// <returns>Σ (x − y)² of one replicate.</returns>
    public static double SquaredDifferences(this HostTensor x, HostTensor y, int replicate) => x.IsDouble
        ? PassSums<double, WideDouble>.OfSquaredDifferences(x.Doubles(replicate), y.Doubles(replicate))
        : PassSums<float, WideSingle>.OfSquaredDifferences(x.Singles(replicate), y.Singles(replicate));

    /// <returns>Σ (x − shift) and Σ (x − shift)² of one replicate.</returns>
    public static (double sum, double squares) Moments(this HostTensor x, int replicate, double shift) => x.IsDouble
        ? PassSums<double, WideDouble>.OfMoments(x.Doubles(replicate), shift)
        : PassSums<float, WideSingle>.OfMoments(x.Singles(replicate), shift);

    /// <returns>Σ x, Σ x² and the number of x below a threshold, for one replicate.</returns>
    public static (double sum, double squares, long below) MomentsAndBelow(this HostTensor x, int replicate, double threshold) => x.IsDouble
        ? PassSums<double, WideDouble>.OfMomentsAndBelow(x.Doubles(replicate), threshold)
        : PassSums<float, WideSingle>.OfMomentsAndBelow(x.Singles(replicate), threshold);

    /// <returns>The number of finite x of one replicate below a threshold.</returns>
    public static long FiniteBelow(this HostTensor x, int replicate, double threshold) => x.IsDouble
        ? PassSums<double, WideDouble>.OfFiniteBelow(x.Doubles(replicate), threshold)
        : PassSums<float, WideSingle>.OfFiniteBelow(x.Singles(replicate), threshold);

    /// <returns>The number of rows, or of columns, of one replicate in which all values are zero.</returns>
    /// <param name="rows">The number of rows of a replicate.</param>
    public static int Zeros(this HostTensor x, int replicate, int rows, bool byRow) =>
        x.IsDouble ? Zeros(x.Doubles(replicate), rows, byRow) : Zeros(x.Singles(replicate), rows, byRow);

    /// <summary>Applies a function to one replicate, into memory of at least its length. The result contains only this replicate.</summary>
    public static HostTensor Mapped(this HostTensor x, ElementwiseMap map, int replicate, Span<byte> memory)
    {
        var target = memory[..x.Bytes(replicate).Length];
        if (x.IsDouble)
            map.Apply(x.Doubles(replicate), MemoryMarshal.Cast<byte, double>(target));
        else
            map.Apply(x.Singles(replicate), MemoryMarshal.Cast<byte, float>(target));
        return new(target, x.IsDouble);
    }

    /// <summary>Copies one replicate to its position in memory that has the size of the tensor.</summary>
    public static void CopyTo(this HostTensor x, Span<byte> memory, int replicate) =>
        x.Bytes(replicate).CopyTo(memory[(replicate * x.Bytes(replicate).Length)..]);

    private static int Zeros<T>(ReadOnlySpan<T> values, int rows, bool byRow)
        where T : unmanaged, INumber<T>
    {
        var columns = values.Length / rows;
        var (lines, nextLine, next) = byRow ? (rows, columns, 1) : (columns, 1, columns);
        var zeros = 0;
        for (var line = 0; line < lines; line++)
        {
            var i = line * nextLine;
            var end = i + (next * (byRow ? columns : rows));
            // For most units the first sample decides.
            while (i < end && T.IsZero(values[i]))
                i += next;
            zeros += i >= end ? 1 : 0;
        }
        return zeros;
    }
}
