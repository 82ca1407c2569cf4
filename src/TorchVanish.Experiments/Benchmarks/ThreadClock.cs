using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TorchVanish.Experiments.Benchmarks;

/// <summary>
/// The time that the calling thread has spent computing. On a machine that others use too it says what a step costs, where the wall
/// clock says how long it had to wait.
/// </summary>
internal static partial class ThreadClock
{
    // time.h: CLOCK_THREAD_CPUTIME_ID
    private const int ThreadTime = 3;

    /// <summary>Whether it is the thread's own time; elsewhere than on Linux it is the wall clock.</summary>
    public static bool IsOwnTime => OperatingSystem.IsLinux();

    /// <summary>Seconds since some moment.</summary>
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
