using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Numerics;

/// <summary>
/// The memory of a tensor on the CPU, cut into one equal part for each replicate, and sums over these parts. A call into torch costs
/// more than a pass over a small network's layer; here there is one call for a tensor, not one for each sum and replicate.
/// </summary>
internal readonly ref struct HostTensor
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly bool _isDouble;

    /// <param name="tensor">Contiguous float32 or float64, its replicates one behind the other.</param>
    public HostTensor(Tensor tensor, int replicates)
    {
        _bytes = tensor.bytes;
        _isDouble = tensor.dtype switch
        {
            ScalarType.Float64 => true,
            ScalarType.Float32 => false,
            var dtype => throw new ArgumentException($"A tensor of {dtype} is neither float32 nor float64.", nameof(tensor)),
        };
        Count = _bytes.Length / replicates / (_isDouble ? sizeof(double) : sizeof(float));
    }

    private HostTensor(ReadOnlySpan<byte> bytes, bool isDouble)
    {
        _bytes = bytes;
        _isDouble = isDouble;
        Count = bytes.Length / (isDouble ? sizeof(double) : sizeof(float));
    }

    /// <summary>Entries of one replicate.</summary>
    public int Count { get; }

    public double this[int replicate, int entry] => _isDouble ? Doubles(replicate)[entry] : Singles(replicate)[entry];

    /// <returns>Σ x² of one replicate.</returns>
    public double Squares(int replicate) => _isDouble
        ? Sums<double, WideDouble>.OfSquares(Doubles(replicate))
        : Sums<float, WideSingle>.OfSquares(Singles(replicate));

    /// <returns>Σ (x − y)² of one replicate.</returns>
    public double SquaredDifferences(HostTensor other, int replicate) => _isDouble
        ? Sums<double, WideDouble>.OfSquaredDifferences(Doubles(replicate), other.Doubles(replicate))
        : Sums<float, WideSingle>.OfSquaredDifferences(Singles(replicate), other.Singles(replicate));

    /// <returns>Σ (x − shift) and Σ (x − shift)² of one replicate.</returns>
    public (double sum, double squares) Moments(int replicate, double shift) => _isDouble
        ? Sums<double, WideDouble>.OfMoments(Doubles(replicate), shift)
        : Sums<float, WideSingle>.OfMoments(Singles(replicate), shift);

    /// <returns>Σ x, Σ x² and how many x lie below a threshold, of one replicate.</returns>
    public (double sum, double squares, long below) MomentsAndBelow(int replicate, double threshold) => _isDouble
        ? Sums<double, WideDouble>.OfMomentsAndBelow(Doubles(replicate), threshold)
        : Sums<float, WideSingle>.OfMomentsAndBelow(Singles(replicate), threshold);

    /// <returns>How many of the finite x of one replicate lie below a threshold.</returns>
    public long FiniteBelow(int replicate, double threshold) => _isDouble
        ? Sums<double, WideDouble>.OfFiniteBelow(Doubles(replicate), threshold)
        : Sums<float, WideSingle>.OfFiniteBelow(Singles(replicate), threshold);

    /// <returns>How many rows of one replicate, or columns, hold nothing but zeros.</returns>
    /// <param name="rows">How many rows of how many columns a replicate is.</param>
    public int Zeros(int replicate, int rows, bool byRow) =>
        _isDouble ? Zeros(Doubles(replicate), rows, byRow) : Zeros(Singles(replicate), rows, byRow);

    /// <summary>A function of the entries of one replicate, as number 0, in memory that must be as long.</summary>
    public HostTensor Mapped(ElementwiseMap map, int replicate, Span<byte> memory)
    {
        var target = memory[..Bytes(replicate).Length];
        if (_isDouble)
            map.Apply(Doubles(replicate), MemoryMarshal.Cast<byte, double>(target));
        else
            map.Apply(Singles(replicate), MemoryMarshal.Cast<byte, float>(target));
        return new(target, _isDouble);
    }

    /// <summary>Copies one replicate to its place in memory of the size of the tensor.</summary>
    public void CopyTo(Span<byte> memory, int replicate) => Bytes(replicate).CopyTo(memory[(replicate * Bytes(replicate).Length)..]);

    /// <summary>Copies all entries, as doubles.</summary>
    public void CopyTo(Span<double> numbers)
    {
        if (_isDouble)
        {
            MemoryMarshal.Cast<byte, double>(_bytes).CopyTo(numbers);
            return;
        }
        var singles = MemoryMarshal.Cast<byte, float>(_bytes);
        for (var i = 0; i < singles.Length; i++)
            numbers[i] = singles[i];
    }

    /// <returns>How many entries of one replicate are NaN or infinite.</returns>
    public int Nonfinite(int replicate) => _isDouble
        ? Sums<double, WideDouble>.OfNonfinite(Doubles(replicate))
        : Sums<float, WideSingle>.OfNonfinite(Singles(replicate));

    private static int Zeros<T>(ReadOnlySpan<T> values, int rows, bool byRow)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var columns = values.Length / rows;
        var (lines, nextLine, next) = byRow ? (rows, columns, 1) : (columns, 1, columns);
        var zeros = 0;
        for (var line = 0; line < lines; line++)
        {
            var i = line * nextLine;
            var end = i + (next * (byRow ? columns : rows));
            // Most units answer at their first sample.
            while (i < end && T.IsZero(values[i]))
                i += next;
            zeros += i >= end ? 1 : 0;
        }
        return zeros;
    }

    private ReadOnlySpan<byte> Bytes(int replicate)
    {
        var length = Count * (_isDouble ? sizeof(double) : sizeof(float));
        return _bytes.Slice(replicate * length, length);
    }

    private ReadOnlySpan<float> Singles(int replicate) => MemoryMarshal.Cast<byte, float>(Bytes(replicate));

    private ReadOnlySpan<double> Doubles(int replicate) => MemoryMarshal.Cast<byte, double>(Bytes(replicate));
}
