using TorchSharp;

namespace TorchVanish.Bench.Performance;

/// <summary>The memory of the process.</summary>
internal static class Memory
{
    /// <summary>The resident set, in MiB.</summary>
    public static double Resident()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }

    /// <summary>The number of live tensors, after a full garbage collection.</summary>
    public static long LiveTensors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }
}
