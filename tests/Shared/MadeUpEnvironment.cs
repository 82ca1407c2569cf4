using TorchVanish.Runs;

namespace TorchVanish.Tests.Shared;

/// <summary>The machine that made-up runs were made on.</summary>
public static class MadeUpEnvironment
{
    public static RunEnvironment Instance { get; } = new(
        new Dictionary<string, string>
        {
            ["torchvanish"] = "0.1.0",
            ["dotnet"] = "10.0.0",
            ["torchsharp"] = "0.107.0",
            ["libtorch"] = "2.10.0"
        },
        "cpu",
        1,
        2,
        "Debian GNU/Linux 12",
        "a processor",
        "0123456789abcdef",
        "torchvanish run configs/sigmoid-10.json",
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        new DateTimeOffset(2026, 1, 2, 3, 5, 6, TimeSpan.Zero));
}
