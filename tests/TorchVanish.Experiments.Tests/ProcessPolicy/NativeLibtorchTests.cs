using TorchSharp;
using TorchVanish.ProcessPolicy;

namespace TorchVanish.Experiments.Tests.ProcessPolicy;

public sealed class NativeLibtorchTests : IDisposable
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("libtorch-");

    private static string Packaged => Path.Combine(AppContext.BaseDirectory, "libtorch");

    public void Dispose() => scratch.Delete(recursive: true);

    [Fact]
    public void The_packaged_library_computes() => Assert.Equal(3f, torch.ones(3).sum().item<float>());

    [Fact]
    public void The_required_version_is_the_one_of_the_package() =>
        Assert.StartsWith(NativeLibtorch.RequiredVersion.ToString(), torch.__version__, StringComparison.Ordinal);

    [Fact]
    public void Without_the_variable_only_the_packaged_copy_is_mapped() => AssertMappedOnlyFrom(Packaged, LibtorchProcess.Run(null));

    [Fact]
    [Trait("Category", "Slow")]
    public void The_variable_replaces_the_packaged_copy()
    {
        // Real copies: the loader takes links to one file for one library, and would hide a second mapping.
        foreach (var path in Directory.EnumerateFiles(Packaged).Where(path => !path.Contains("python", StringComparison.Ordinal)))
        {
            File.Copy(path, Path.Combine(scratch.FullName, Path.GetFileName(path)));
        }
        AssertMappedOnlyFrom(scratch.FullName, LibtorchProcess.Run(scratch.FullName));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused_in_one_sentence() =>
        AssertRefused(LibtorchProcess.Run(Path.Combine(scratch.FullName, "absent")), "absent', which does not exist");

    [Fact]
    public void A_folder_without_libtorch_is_refused_in_one_sentence() =>
        AssertRefused(LibtorchProcess.Run(scratch.FullName), "holds no libtorch_cpu.so");

    /// <summary>Links, as package managers make them: the length that counts is that of the file behind the link.</summary>
    [Fact]
    public void A_truncated_library_is_refused_before_it_is_loaded()
    {
        foreach (var path in Directory.EnumerateFiles(Packaged))
            File.CreateSymbolicLink(Path.Combine(scratch.FullName, Path.GetFileName(path)), path);
        var truncated = Path.Combine(scratch.FullName, "libc10.so");
        var whole = File.ReadAllBytes(truncated);
        File.Delete(truncated);
        File.WriteAllBytes(truncated, whole[..^100]);
        AssertRefused(LibtorchProcess.Run(scratch.FullName),
            $"holds a truncated libc10.so: its headers describe {whole.Length} bytes, and the file has {whole.Length - 100};");
    }

    [Fact]
    public void Every_packaged_library_is_as_long_as_its_headers_describe() =>
        Assert.All(Directory.EnumerateFiles(Packaged, "*.so*"), path =>
            Assert.InRange(ElfLength.Of(path)!.Described, 1, new FileInfo(path).Length));

    [Fact]
    public void A_damaged_libtorch_is_refused_in_one_sentence()
    {
        File.WriteAllText(Path.Combine(scratch.FullName, "libtorch_cpu.so"), "not a library");
        File.WriteAllText(Path.Combine(scratch.FullName, "libc10.so"), "not a library");
        AssertRefused(LibtorchProcess.Run(scratch.FullName), "cannot be loaded");
    }

    /// <summary>The sonames of two real libraries, but small ones: nothing that tells a version is in them.</summary>
    [Fact]
    public void A_libtorch_that_tells_no_version_is_refused_in_one_sentence()
    {
        foreach (var name in (string[])["libc10.so", "libtorch_cpu.so"])
        {
            File.Copy(Path.Combine(Packaged, "libtorch_global_deps.so"), Path.Combine(scratch.FullName, name));
        }
        foreach (var path in Directory.EnumerateFiles(Packaged, "libgomp*"))
        {
            File.Copy(path, Path.Combine(scratch.FullName, Path.GetFileName(path)));
        }
        AssertRefused(LibtorchProcess.Run(scratch.FullName), "from before 2.9");
    }

    private void AssertRefused(LibtorchProcess process, string reason)
    {
        Assert.Equal(3, process.ExitCode);
        Assert.Empty(process.Output);
        Assert.Single(process.Error.TrimEnd().Split('\n'));
        Assert.StartsWith($"{NativeLibtorch.Variable} is '{scratch.FullName}", process.Error, StringComparison.Ordinal);
        Assert.Contains(reason, process.Error, StringComparison.Ordinal);
        Assert.Contains("2.10.0", process.Error, StringComparison.Ordinal);
    }

    private static void AssertMappedOnlyFrom(string folder, LibtorchProcess process)
    {
        Assert.True(process.ExitCode == 0, process.Error);
        var lines = process.Output.TrimEnd().Split('\n');
        Assert.Equal("sum 3 cuda False", lines[0]);
        var libraries = lines[1..].Where(path => !path.EndsWith("libLibTorchSharp.so", StringComparison.Ordinal)).ToList();
        Assert.Contains(Path.Combine(folder, "libtorch_cpu.so"), libraries);
        Assert.All(libraries, path => Assert.Equal(folder, Path.GetDirectoryName(path)));
    }
}
