using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TorchVanish.Build.Tests;

/// <summary>The program of docs/monitor.md, from an empty folder, with the package from a feed of its own.</summary>
public sealed partial class PackageTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("torchvanish-package-");
    private readonly string _version = $"0.0.0-test.{Environment.ProcessId}";

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages");
        var unpacked = new DirectoryInfo(Path.Combine(cache, "torchvanish.monitor", _version));
        if (unpacked.Exists)
            unpacked.Delete(recursive: true);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(2000)]
    [Trait("Category", "Slow")]
    public void The_documented_program_ends_and_leaves_a_whole_run(int steps)
    {
        var packed = DotnetProcess.Run(
            "pack", "src/TorchVanish.Monitor", "-c", "Release", $"-p:Version={_version}", "-o", At("feed"), "-v", "quiet");
        Assert.True(packed.ExitCode == 0, packed.Output);
        File.WriteAllText(At("nuget.config"),
            """<configuration><packageSources><add key="local" value="feed" /></packageSources></configuration>""");
        var program = Program().Match(File.ReadAllText(Path.Combine(BuildPaths.Root, "docs", "monitor.md"))).Groups[1].Value;
        program = PackageVersion().Replace(program, $"TorchVanish.Monitor@{_version}").Replace("step < 500", $"step < {steps}");
        File.WriteAllText(At("train.cs"), program);
        Run("train.cs");
        Assert.Contains("\"completed\"", File.ReadAllText(At("runs/mine/status.json")));
        Assert.Contains($"The monitor saw {steps} updates.", File.ReadAllText(At("runs/mine/status.json")));
        Assert.InRange(File.ReadAllLines(At("runs/mine/training.csv")).Length, 20, 62);
    }

    private void Run(string file)
    {
        var start = new ProcessStartInfo("dotnet", ["run", file]) { WorkingDirectory = _folder.FullName, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExit(Longest);
        if (!ended)
            process.Kill(entireProcessTree: true);
        Assert.True(ended, "The program did not end.");
        Assert.True(process.ExitCode == 0, errors.Result);
    }

    private string At(string file) => Path.Combine(_folder.FullName, file);

    [GeneratedRegex("```csharp\n(#:package.*?)```", RegexOptions.Singleline)]
    private static partial Regex Program();

    [GeneratedRegex("TorchVanish\\.Monitor@[0-9.]+")]
    private static partial Regex PackageVersion();
}
