using System.Reflection;
using System.Runtime.InteropServices;
using TorchVanish.Records.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Devices;

/// <summary>Notes where and with what a run is made, for environment.json.</summary>
internal static class EnvironmentRecorder
{
    public static RunEnvironment Record(Device device, int jobs, string commandLine)
    {
        // 0.1.0+<commit>: the build adds the commit of the checkout that it was made from.
        var version = typeof(EnvironmentRecorder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') ?? [];
        return new RunEnvironment(
            new Dictionary<string, string>
            {
                ["torchvanish"] = version.ElementAtOrDefault(0) ?? "unknown",
                ["dotnet"] = Environment.Version.ToString(),
                ["torchsharp"] = typeof(TorchSharp.torch).Assembly.GetName().Version?.ToString(3) ?? "unknown",
                ["libtorch"] = TorchSharp.torch.__version__,
            },
            device.ToString(),
            IntraOpThreads: 1,
            jobs,
            RuntimeInformation.OSDescription,
            Processor(),
            version.ElementAtOrDefault(1) ?? "unknown",
            commandLine,
            DateTimeOffset.UtcNow,
            End: null);
    }

    private static string Processor()
    {
        const string linux = "/proc/cpuinfo";
        var model = File.Exists(linux) ? File.ReadLines(linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        var name = model?.Split(':', 2)[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
        return $"{name}, {Environment.ProcessorCount} logical processors";
    }
}
