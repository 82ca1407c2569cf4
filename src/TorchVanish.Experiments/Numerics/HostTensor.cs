using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Numerics;

/// <summary>
/// The memory of a tensor on the CPU, cut into one equal part for each replicate. A call into torch costs more than reading the few
/// numbers of a step; here there is one call for a tensor, not one for each number.
/// </summary>
internal readonly ref struct HostTensor
{
    private readonly ReadOnlySpan<byte> _bytes;

    /// <param name="tensor">Contiguous float32 or float64, its replicates one behind the other.</param>
    public HostTensor(Tensor tensor, int replicates)
    {
        _bytes = tensor.bytes;
        IsDouble = tensor.dtype switch
        {
            ScalarType.Float64 => true,
            ScalarType.Float32 => false,
            var dtype => throw new ArgumentException($"A tensor of {dtype} is neither float32 nor float64.", nameof(tensor)),
        };
        Count = _bytes.Length / replicates / (IsDouble ? sizeof(double) : sizeof(float));
    }

    /// <summary>Numbers of one replicate in memory.</summary>
    public HostTensor(ReadOnlySpan<byte> bytes, bool isDouble)
    {
        _bytes = bytes;
        IsDouble = isDouble;
        Count = bytes.Length / (isDouble ? sizeof(double) : sizeof(float));
    }

    /// <summary>Whether the numbers are float64; otherwise float32.</summary>
    public bool IsDouble { get; }

    /// <summary>Entries of one replicate.</summary>
    public int Count { get; }

    public double this[int replicate, int entry] => IsDouble ? Doubles(replicate)[entry] : Singles(replicate)[entry];

    /// <returns>Σ x² of one replicate.</returns>
    public double Squares(int replicate) => IsDouble
        ? Sums<double, WideDouble>.OfSquares(Doubles(replicate))
        : Sums<float, WideSingle>.OfSquares(Singles(replicate));

    /// <returns>How many entries of one replicate are NaN or infinite.</returns>
    public int Nonfinite(int replicate) => IsDouble
        ? Sums<double, WideDouble>.OfNonfinite(Doubles(replicate))
        : Sums<float, WideSingle>.OfNonfinite(Singles(replicate));

    /// <summary>Copies all entries, as doubles.</summary>
    public void CopyTo(Span<double> numbers)
    {
        if (IsDouble)
        {
            MemoryMarshal.Cast<byte, double>(_bytes).CopyTo(numbers);
            return;
        }
        var singles = MemoryMarshal.Cast<byte, float>(_bytes);
        for (var i = 0; i < singles.Length; i++)
            numbers[i] = singles[i];
    }

    public ReadOnlySpan<byte> Bytes(int replicate)
    {
        var length = Count * (IsDouble ? sizeof(double) : sizeof(float));
        return _bytes.Slice(replicate * length, length);
    }

    public ReadOnlySpan<float> Singles(int replicate) => MemoryMarshal.Cast<byte, float>(Bytes(replicate));

    public ReadOnlySpan<double> Doubles(int replicate) => MemoryMarshal.Cast<byte, double>(Bytes(replicate));
}
