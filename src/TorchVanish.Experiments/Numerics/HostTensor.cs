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
        _isDouble = tensor.dtype == ScalarType.Float64;
        Count = _bytes.Length / replicates / (_isDouble ? sizeof(double) : sizeof(float));
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

    /// <returns>Σ (x − shift), Σ (x − shift)² and how many x lie below a threshold, of one replicate.</returns>
    public (double sum, double squares, long below) Moments(int replicate, double shift, double threshold) => _isDouble
        ? Sums<double, WideDouble>.OfMoments(Doubles(replicate), shift, threshold)
        : Sums<float, WideSingle>.OfMoments(Singles(replicate), shift, threshold);

    /// <returns>How many entries of one replicate are NaN or infinite.</returns>
    public int Nonfinite(int replicate)
    {
        var count = 0;
        for (var i = 0; i < Count; i++)
            count += double.IsFinite(this[replicate, i]) ? 0 : 1;
        return count;
    }

    private ReadOnlySpan<float> Singles(int replicate) => MemoryMarshal.Cast<byte, float>(_bytes).Slice(replicate * Count, Count);

    private ReadOnlySpan<double> Doubles(int replicate) => MemoryMarshal.Cast<byte, double>(_bytes).Slice(replicate * Count, Count);
}
