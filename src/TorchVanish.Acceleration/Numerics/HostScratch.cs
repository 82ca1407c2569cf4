using System.Runtime.CompilerServices;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>Memory of the calling thread that every layer and every replicate reuses, so that it stays in the cache.</summary>
internal static unsafe class HostScratch
{
    private const int Line = 64;

    // Pinned, so that pointers into it remain valid.
    [ThreadStatic]
    private static float[]? s_memory;

    /// <summary>Rounds a count up to whole cache lines.</summary>
    public static int Lines(int count) => (count + (Line / sizeof(float)) - 1) / (Line / sizeof(float)) * (Line / sizeof(float));

    /// <returns>Uninitialized memory for that many floats, aligned to a cache line; valid until the next call on this thread.</returns>
    public static float* Take(int count)
    {
        if (s_memory is null || s_memory.Length < count + Line)
            s_memory = GC.AllocateUninitializedArray<float>(count + Line, pinned: true);
        return (float*)(((nint)Unsafe.AsPointer(ref s_memory[0]) + Line - 1) / Line * Line);
    }
}
