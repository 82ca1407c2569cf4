using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TorchVanish.ProcessPolicy;

/// <summary>Selects the instruction set of oneDNN, which computes torch's convolutions, before libtorch is loaded.</summary>
public static partial class OneDnn
{
    private const string Variable = "ONEDNN_MAX_CPU_ISA";

    // CPUID leaf 7, EBX.
    private const int Avx512Foundation = 1 << 16;

    /// <summary>
    /// On some processors the AVX-512 backward pass of a convolution in libtorch 2.10 gives NaN, or wrong gradients that change from run to
    /// run. That for AVX2 is correct. A value that the user has set is kept.
    /// </summary>
    public static void AvoidAvx512()
    {
        if (!OperatingSystem.IsLinux() || !X86Base.IsSupported || Environment.GetEnvironmentVariable(Variable) is not null)
            return;
        if ((X86Base.CpuId(7, 0).Ebx & Avx512Foundation) == 0)
            return;
        try
        {
            // Environment.SetEnvironmentVariable changes a copy that native code does not see.
            _ = Set(Variable, "AVX2", 1);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // With another C library, oneDNN selects the instruction set.
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Set(string name, string value, int overwrite);
}
