using System.IO.Compression;

namespace TorchVanish.Build.Tests;

/// <summary>What the build has left in the program's output folder and in the package cache.</summary>
public sealed class OutputFolderTests
{
    private static readonly string Output = BuildPaths.Output("src/TorchVanish.Cli");

    private static string Built => Path.Combine(Output, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    [Fact]
    public void The_package_cache_holds_the_library_as_it_was_shipped()
    {
        using var package = ZipFile.OpenRead(BuildPaths.ShippedPackage);
        using var shipped = new MemoryStream();
        using (var entry = package.GetEntry("runtimes/linux-x64/native/libLibTorchSharp.so")!.Open())
        {
            entry.CopyTo(shipped);
        }
        Assert.Equal(shipped.ToArray(), File.ReadAllBytes(BuildPaths.ShippedLibrary));
    }

    [LinuxFact]
    public void The_program_has_the_patched_library()
    {
        var patched = File.ReadAllBytes(BuildPaths.ShippedLibrary);
        Assert.True(new VersionRequirement("GLIBCXX_3.4.32", "_ZSt21ios_base_library_initv").Weaken(patched));
        Assert.Equal(patched, File.ReadAllBytes(Built));
    }

    [LinuxFact]
    public void Libtorch_lies_where_the_runtime_does_not_search()
    {
        Assert.True(File.Exists(Path.Combine(Output, "libtorch", "libtorch_cpu.so")));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(Built)!, "libtorch_cpu.so")));
        Assert.DoesNotContain("libtorch_cpu.so", File.ReadAllText(Path.Combine(Output, "torchvanish.deps.json")), StringComparison.Ordinal);
    }
}
