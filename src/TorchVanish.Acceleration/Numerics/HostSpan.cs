using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>The memory of a float32 tensor on the CPU.</summary>
internal static class HostSpan
{
    /// <param name="tensor">Contiguous; null for none.</param>
    public static Span<float> Of(Tensor? tensor) => tensor is null ? [] : MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
