using System.Reflection;
using System.Runtime.InteropServices;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Devices;

/// <summary>Records the versions, the device and the machine of a run, for environment.json.</summary>
internal static class EnvironmentRecorder
{
    /// <summary>Name and version of this program, for run.json.</summary>
    public static string Program => $"torchvanish {Version.Number}";

    /// <summary>Version of the package TorchSharp.</summary>
    public static string TorchSharp => typeof(global::TorchSharp.torch).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    // 0.1.0+<commit>: the build appends the commit of the checkout.
    private static (string Number, string Commit) Version
    {
        get
        {
            var version = typeof(EnvironmentRecorder).Assembly
                .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            var parts = version?.Split('+') ?? [];
            return (parts.ElementAtOrDefault(0) ?? "unknown", parts.ElementAtOrDefault(1) ?? "unknown");
        }
    }

    public static RunEnvironment Record(Device device, int jobs, string commandLine)
    {
        return new RunEnvironment(
            new Dictionary<string, string>
            {
                ["torchvanish"] = Version.Number,
                ["dotnet"] = Environment.Version.ToString(),
                ["torchsharp"] = TorchSharp,
                ["libtorch"] = __version__,
            },
            device.ToString(),
            IntraOpThreads: 1,
            jobs,
            RuntimeInformation.OSDescription,
            Processor(),
            Version.Commit,
            commandLine,
            DateTimeOffset.UtcNow,
            End: null);
    }

    private static string Processor()
    {
        const string linux = "/proc/cpuinfo";
        var model = File.Exists(linux)
            ? File.ReadLines(linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        var name = model?.Split(':', 2)[1].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
        return $"{name}, {Environment.ProcessorCount} logical processors";
    }
}
