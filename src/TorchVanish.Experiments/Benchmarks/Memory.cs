using TorchSharp;

namespace TorchVanish.Experiments.Benchmarks;

/// <summary>What the process holds.</summary>
internal static class Memory
{
    /// <summary>MiB that are in real memory.</summary>
    public static double Resident()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }

    /// <summary>Once all that nothing refers to any more has been freed.</summary>
    public static long LiveTensors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }
}
