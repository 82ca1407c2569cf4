using TorchVanish.Experiments.Devices;

namespace TorchVanish.ProcessPolicy;

/// <summary>A process that does torch work: libtorch is loaded, finalizers wait, and freed memory stays until a group has ended.</summary>
public sealed class TorchProcess : ITorchWork
{
    private readonly FinalizerGate _gate = new();

    private TorchProcess()
    {
    }

    /// <summary>Why there is no CUDA device, and what to do about it; continues a sentence.</summary>
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
