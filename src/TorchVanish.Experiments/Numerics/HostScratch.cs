using System.Runtime.CompilerServices;

namespace TorchVanish.Experiments.Numerics;

/// <summary>Memory of the calling thread that every layer and every replicate uses anew, so that it stays in the cache.</summary>
internal static unsafe class HostScratch
{
    private const int Line = 64;

    // Pinned, so that a pointer into it stays one.
    [ThreadStatic]
    private static float[]? s_memory;

    /// <summary>Rounds a count up to whole cache lines.</summary>
    public static int Lines(int count) => (count + (Line / sizeof(float)) - 1) / (Line / sizeof(float)) * (Line / sizeof(float));

    /// <returns>So many floats at the start of a cache line, holding anything; valid until the thread asks again.</returns>
    public static float* Take(int count)
    {
        if (s_memory is null || s_memory.Length < count + Line)
            s_memory = GC.AllocateUninitializedArray<float>(count + Line, pinned: true);
        return (float*)(((nint)Unsafe.AsPointer(ref s_memory[0]) + Line - 1) / Line * Line);
    }
}
