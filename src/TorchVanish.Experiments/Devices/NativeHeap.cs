using System.Runtime.InteropServices;

namespace TorchVanish.Experiments.Devices;

/// <summary>
/// Tells the C library to keep the memory that torch frees. Left alone, glibc hands every large block back to the system and asks
/// for it again at the next step, and each time the system clears it: at 32 stacked replicates of width 128 that took as long as
/// all the arithmetic (docs/performance.md).
/// </summary>
internal static partial class NativeHeap
{
    // malloc.h
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int MostArenas = -8;

    /// <summary>Takes effect on glibc; elsewhere nothing needs to be done, and nothing is.</summary>
    public static void KeepFreedMemory()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            // The largest value that every glibc takes; a block above 32 MiB is mapped each time.
            _ = SetOption(MapThreshold, 1 << 25);
            _ = SetOption(TrimThreshold, int.MaxValue);
            // A thread's own arena is too small for a large block, which would then be mapped and cleared again all the same.
            _ = SetOption(MostArenas, 1);
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            // Not glibc. Slower there, and right all the same.
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
