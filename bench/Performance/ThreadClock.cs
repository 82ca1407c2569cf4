using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TorchVanish.Bench.Performance;

/// <summary>
/// The processor time of the calling thread. On a shared machine it measures the cost of a step; the wall clock would also count the
/// time that the thread waits.
/// </summary>
internal static partial class ThreadClock
{
    // time.h: CLOCK_THREAD_CPUTIME_ID
    private const int ThreadTime = 3;

    /// <summary>Whether this is processor time, as on Linux. On other systems it is the wall clock.</summary>
    public static bool IsOwnTime => OperatingSystem.IsLinux();

    /// <summary>Seconds since an arbitrary moment.</summary>
    public static double Now()
    {
        if (!IsOwnTime)
            return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        _ = GetTime(ThreadTime, out var time);
        return time.Seconds + (time.Nanoseconds * 1e-9);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
