using System.Text.Json;

namespace TorchVanish.Build.Tests;

/// <summary>Which TorchSharp package the projects ask for, under each value of the property TorchBackend.</summary>
public sealed class TorchBackendTests
{
    private const string Program = "src/TorchVanish.Cli/TorchVanish.Cli.csproj";

    [Theory]
    [InlineData(null, "linux-x64", "TorchSharp-cpu")]
    [InlineData("cpu", "linux-x64", "TorchSharp-cpu")]
    [InlineData("cpu", "win-x64", "TorchSharp-cpu")]
    [InlineData("cuda", "linux-x64", "TorchSharp-cuda-linux")]
    [InlineData("cuda", "win-x64", "TorchSharp-cuda-windows")]
    public void The_program_references_one_package(string? backend, string system, string expected) =>
        Assert.Equal([expected], TorchPackages(Program, backend, $"-p:RuntimeIdentifier={system}"));

    [LinuxOrWindowsTheory]
    [InlineData("src/TorchVanish.Experiments/TorchVanish.Experiments.csproj", true)]
    [InlineData("tests/TorchVanish.Experiments.Tests/TorchVanish.Experiments.Tests.csproj", true)]
    [InlineData("src/TorchVanish.Reporting/TorchVanish.Reporting.csproj", false)]
    public void Every_project_that_uses_torch_swaps_for_this_system(string project, bool usesTorch)
    {
        var expected = OperatingSystem.IsWindows() ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux";
        Assert.Equal(usesTorch ? [expected] : [], TorchPackages(project, "cuda"));
    }

    [Fact]
    public void A_restore_for_the_cpu_resolves_no_cuda_package()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(BuildPaths.Root,
            "src/TorchVanish.Cli/obj/project.assets.json")));
        var libraries = assets.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name).ToList();
        Assert.Contains(libraries, name => name.StartsWith("TorchSharp-cpu/", StringComparison.Ordinal));
        Assert.DoesNotContain(libraries, name => name.Contains("cuda", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Restore", "-p:TorchBackend=rocm", "TorchBackend is 'rocm'; it can be 'cpu' (the default) or 'cuda'")]
    [InlineData("Build", "-p:TorchBackend=rocm", "TorchBackend is 'rocm'; it can be 'cpu' (the default) or 'cuda'")]
    [InlineData("Restore", "-p:TorchBackend=cuda;RuntimeIdentifier=osx-arm64", "packages for Linux and Windows only")]
    [InlineData("Restore", "-p:RuntimeIdentifier=linux-arm64",
        "no native library for linux-arm64; build for one of linux-x64, win-x64, osx-arm64")]
    [InlineData("Build", "-p:RuntimeIdentifier=linux-musl-x64",
        "no native library for linux-musl-x64; build for one of linux-x64, win-x64, osx-arm64")]
    [InlineData("Build", "-p:RuntimeIdentifier=osx-x64", "no native library for osx-x64; build for one of linux-x64, win-x64, osx-arm64")]
    [InlineData("Build", "-p:TorchBackend=cuda;RuntimeIdentifier=linux-arm64", "no native library for linux-arm64")]
    public void Anything_else_is_refused(string target, string property, string reason)
    {
        var build = DotnetProcess.Run("msbuild", Program, $"-t:{target}", property);
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(reason, build.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> TorchPackages(string project, string? backend, params string[] properties)
    {
        string[] arguments = ["msbuild", project, "-getItem:PackageReference", .. properties, .. backend is null
            ? Array.Empty<string>() : [$"-p:TorchBackend={backend}"]];
        using var items = JsonDocument.Parse(DotnetProcess.Run(arguments).Output);
        return [.. items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)
            .Where(name => name.StartsWith("TorchSharp", StringComparison.Ordinal))];
    }
}
