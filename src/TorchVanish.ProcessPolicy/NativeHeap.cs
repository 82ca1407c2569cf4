using System.Runtime.InteropServices;

namespace TorchVanish.ProcessPolicy;

/// <summary>
/// The heap of torch's CPU tensors. glibc returns freed memory to the system immediately, so each step would cause hundreds of page
/// faults for memory that the previous step has freed. This class keeps freed memory until a group of replicates has ended. With another
/// C library it does nothing.
/// </summary>
internal static partial class NativeHeap
{
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;

    // The maximum that glibc allows.
    private const int LargestMmapThreshold = 32 << 20;

    private static bool s_known = OperatingSystem.IsLinux();

    /// <summary>Keeps freed memory in the process from now on.</summary>
    public static void KeepFreed() => IfKnown(() =>
    {
        _ = Set(TrimThreshold, int.MaxValue);
        _ = Set(MmapThreshold, LargestMmapThreshold);
    });

    /// <summary>Returns unused pages to the system.</summary>
    public static void GiveBack() => IfKnown(() => _ = Trim(0));

    private static void IfKnown(Action call)
    {
        if (!s_known)
            return;
        try
        {
            call();
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            s_known = false;
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int Set(int parameter, int value);

    [LibraryImport("libc.so.6", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint pad);
}
