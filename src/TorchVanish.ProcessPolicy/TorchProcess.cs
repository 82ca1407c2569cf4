using TorchVanish.Experiments.Devices;

namespace TorchVanish.ProcessPolicy;

/// <summary>Prepares a process for torch: loads libtorch, delays finalizers, and keeps freed memory until a group has ended.</summary>
public sealed class TorchProcess : ITorchWork
{
    private readonly FinalizerGate _gate = new();

    private TorchProcess()
    {
    }

    /// <summary>The second half of a sentence: why there is no CUDA device, and how to get one.</summary>
    public static string WithoutCuda =>
        $"{Reason}; build with "
        + $"'dotnet build -c Release -p:TorchBackend=cuda' on a machine with an NVIDIA driver, or set {NativeLibtorch.Variable} to "
        + $"the torch/lib folder of a PyTorch {NativeLibtorch.RequiredVersion} with CUDA, or choose --device cpu";

    string ITorchWork.WithoutCuda => WithoutCuda;

    private static string Reason => NativeLibtorch.LoadedFrom is { } folder && Directory.EnumerateFiles(folder, "*torch_cuda*").Any()
        ? "the libtorch that is loaded can use CUDA, but finds no device"
        : "the libtorch that is loaded computes on the CPU only";

    /// <summary>Loads libtorch and begins torch work. Work may begin several times, also in parallel.</summary>
    /// <exception cref="StorageException">libtorch cannot be loaded; the message names the reason and what to do.</exception>
    public static ITorchWork Begin()
    {
        NativeLibtorch.Load();
        return new TorchProcess();
    }

    public T During<T>(Func<T> work) => _gate.During(work);

    public void GroupEnded() => NativeHeap.GiveBack();

    public void Dispose() => _gate.Dispose();
}
