using System.Reflection;
using System.Runtime.InteropServices;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>
/// Where and with what a monitored training runs, for environment.json. Threads, jobs and the command line are the host's own.
/// </summary>
internal static class MonitorEnvironment
{
    public static string Program => $"torchvanish {Version}";

    private static string Version => (InformationalVersion ?? "unknown").Split('+')[0];

    private static string? InformationalVersion =>
        typeof(MonitorEnvironment).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    public static RunEnvironment Of(nn.Module model, TimeProvider clock) => new(
        new Dictionary<string, string>
        {
            ["torchvanish"] = Version,
            ["dotnet"] = Environment.Version.ToString(),
            ["torchsharp"] = typeof(nn).Assembly.GetName().Version?.ToString(3) ?? "unknown",
            ["libtorch"] = __version__,
        },
        model.parameters().FirstOrDefault()?.device.ToString() ?? "cpu",
        get_num_threads(),
        Jobs: 1,
        RuntimeInformation.OSDescription,
        $"{RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} logical processors",
        (InformationalVersion ?? "").Split('+').ElementAtOrDefault(1) ?? "unknown",
        "unknown",
        clock.GetUtcNow());
}
