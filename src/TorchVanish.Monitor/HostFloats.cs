using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>
/// The entries of a float32 tensor in the memory of the CPU, one after the other. The tensor must outlive it. The methods that pass over
/// them are compiled with AggressiveOptimization: a log schedule measures so rarely that they would run unoptimized for most of a training.
/// </summary>
internal readonly unsafe struct HostFloats
{
    /// <summary>Blocks are summed by themselves and added in their order: the result depends on no number of threads.</summary>
    public const int BlockLength = 1 << 15;

    private readonly float* _first;

    private HostFloats(Span<byte> bytes)
    {
        _first = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));
        Length = bytes.Length / sizeof(float);
    }

    public int Length { get; }

    public IntPtr Address => (IntPtr)_first;

    /// <returns>False for a tensor of another type, device or layout, or of more than 2 GiB.</returns>
    public static bool Of(Tensor tensor, out HostFloats floats)
    {
        var fits = tensor.dtype == ScalarType.Float32 && tensor.device_type == TorchSharp.DeviceType.CPU && !tensor.is_sparse
            && tensor.is_contiguous() && tensor.numel() is > 0 and <= int.MaxValue / sizeof(float);
        floats = fits ? new HostFloats(tensor.bytes) : default;
        return fits;
    }

    public ReadOnlySpan<float> Slice(int start, int count) => new(_first + start, count);

    /// <summary>Runs over blocks, in as many threads as torch itself uses.</summary>
    public static void ForEach(int blocks, Action<int> work)
    {
        var threads = blocks > 2 ? Math.Min(get_num_threads(), blocks) : 1;
        if (threads > 1)
        {
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
            return;
        }
        for (var block = 0; block < blocks; block++)
            work(block);
    }
}
