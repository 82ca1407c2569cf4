using System.Globalization;
using TorchSharp;

namespace TorchVanish.Experiments.Devices;

/// <summary>A device that torch can compute on. TorchSharp does not provide the name or the memory of a CUDA device.</summary>
public sealed record TorchDevice(string Name, string Description);

/// <summary>The devices that torch supports on this machine, and the resolution of device names.</summary>
public static class DeviceCatalogue
{
    public static Version LibtorchVersion
    {
        get
        {
            // TorchSharp says 2.10.0.0; libtorch and PyTorch call it 2.10.0.
            return Version.Parse(Version.Parse(torch.__version__).ToString(3));
        }
    }

    public static IReadOnlyList<TorchDevice> List()
    {
        var cpu = new TorchDevice("cpu",
            string.Create(CultureInfo.InvariantCulture, $"{torch.get_num_threads()} threads of {Environment.ProcessorCount} processors"));
        return [cpu, .. Enumerable.Range(0, CudaDevices()).Select(index => new TorchDevice($"cuda:{index}", "CUDA"))];
    }

    /// <summary>The device for auto, cpu, cuda or cuda:N. <c>auto</c> is the first CUDA device, or the CPU if there is none.</summary>
    /// <param name="withoutCuda">Why there is no CUDA device, and what to do about it.</param>
    /// <exception cref="ConfigException">The name is invalid, or the device does not exist.</exception>
    public static torch.Device Resolve(string requested, string withoutCuda = "torch finds none; choose cpu")
    {
        var available = CudaDevices();
        return requested switch
        {
            "cpu" => torch.CPU,
            "auto" => available > 0 ? torch.device("cuda", 0) : torch.CPU,
            "cuda" => Cuda(0, requested, available, withoutCuda),
            _ when requested.StartsWith("cuda:", StringComparison.Ordinal)
                && int.TryParse(requested.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var index) =>
                    Cuda(index, requested, available, withoutCuda),
            _ => throw new ConfigException($"There is no device '{requested}'; it can be auto, cpu, cuda or cuda:N."),
        };
    }

    private static torch.Device Cuda(int index, string requested, int available, string withoutCuda) =>
        index < available ? torch.device("cuda", index)
        : available > 0 ? throw new ConfigException($"There is no device '{requested}'; torch sees {available} here: cuda:0 to "
        + $"cuda:{available - 1}.")
        : throw new ConfigException($"The device '{requested}' is not available: {withoutCuda}.");

    private static int CudaDevices() => torch.cuda.is_available() ? torch.cuda.device_count() : 0;
}
