using System.Runtime.InteropServices;
using TorchSharp;

namespace TorchVanish.ProcessPolicy;

/// <summary>
/// Loads libtorch from the folder that <see cref="Variable"/> names, or else from the one that the build puts next to the program.
/// </summary>
/// <remarks>
/// TorchSharp looks for libtorch by name as soon as any part of it is used, so this must run first. The build keeps the packaged copy
/// out of the runtime's search path, so TorchSharp finds by name what is loaded here, and a process never holds two copies.
/// </remarks>
public static class NativeLibtorch
{
    /// <summary>The environment variable that names another libtorch, such as the one of a PyTorch install.</summary>
    public const string Variable = "TORCHVANISH_LIBTORCH";

    /// <summary>The libtorch that this TorchSharp is compiled for. Another one loads too, and crashes later.</summary>
    public static readonly Version RequiredVersion = new(2, 10, 0);

    private static readonly Lazy<string?> Folder = new(LoadOnce);

    /// <summary>Call this before the first use of TorchSharp; further calls do nothing.</summary>
    /// <exception cref="StorageException">libtorch cannot be loaded; the message names the reason and what to do.</exception>
    public static void Load() => _ = Folder.Value;

    /// <summary>The folder that libtorch was loaded from; null if TorchSharp finds it by its own rules.</summary>
    public static string? LoadedFrom => Folder.Value;

    private static string? LoadOnce()
    {
        NativeHeap.KeepFreed();
        var packaged = Path.Combine(AppContext.BaseDirectory, "libtorch");
        var requested = Environment.GetEnvironmentVariable(Variable);
        string? folder = null;
        if (!string.IsNullOrWhiteSpace(requested))
        {
            // Without this folder the packaged libtorch is in the search path and would be loaded as a second copy.
            if (!HoldsLibtorch(packaged))
            {
                throw new StorageException($"{Variable} works with a CPU build on Linux or Windows, and this is another build; unset it.");
            }
            folder = CheckRequested(requested);
            LoadFrom(folder, reason => Refusal(requested, reason));
        }
        else if (HoldsLibtorch(packaged))
        {
            folder = packaged;
            LoadFrom(folder, reason => new StorageException(
                $"The libtorch in {packaged} {reason}; run dotnet build again, or let {Variable} name the torch/lib of a PyTorch "
                    + $"{RequiredVersion}."));
        }
        LoadTorchSharp();
        return folder;
    }

    private static string CheckRequested(string requested)
    {
        var folder = Path.GetFullPath(requested);
        return !Directory.Exists(folder) ? throw Refusal(requested, File.Exists(folder) ? "is a file, not a folder" : "does not exist")
            : !HoldsLibtorch(folder) ? throw Refusal(requested, $"holds no {FileName("torch_cpu")}")
            : folder;
    }

    private static StorageException Refusal(string requested, string reason) =>
        new($"{Variable} is '{requested}', which {reason}; it must name a folder with libtorch {RequiredVersion}, such as the torch/lib "
            + "of a PyTorch install.");

    private static void LoadFrom(string folder, Func<string, StorageException> refusal)
    {
        foreach (var library in Directory.EnumerateFiles(folder, "*.so*").Order(StringComparer.Ordinal))
            RefuseTruncated(library, refusal);
        // The loader finds a library in memory by its name, so each of these satisfies dependencies of the next ones.
        TryLoad("c10");
        TryLoad("torch_cpu");
        CheckVersion(PathOf("torch_cpu"), refusal);
        if (File.Exists(PathOf("torch_cuda")))
        {
            TryLoad("torch_cuda");
        }
        TryLoad("torch");

        string PathOf(string name) => Path.Combine(folder, FileName(name));

        void TryLoad(string name)
        {
            try
            {
                NativeLibrary.Load(PathOf(name));
            }
            catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
            {
                throw refusal($"cannot be loaded ({LastLine(error)})");
            }
        }
    }

    private static unsafe void CheckVersion(string torchCpu, Func<string, StorageException> refusal)
    {
        // uint64_t aoti_torch_abi_version(), since PyTorch 2.9: a byte each for major, minor and patch, from the top.
        if (!NativeLibrary.TryGetExport(NativeLibrary.Load(torchCpu), "aoti_torch_abi_version", out var export))
        {
            throw refusal("holds a libtorch from before 2.9");
        }
        var packed = ((delegate* unmanaged<ulong>)export)();
        var version = new Version((int)(packed >> 56), (int)(packed >> 48 & 0xff), (int)(packed >> 40 & 0xff));
        if (version != RequiredVersion)
        {
            throw refusal($"holds libtorch {version}");
        }
    }

    /// <summary>
    /// The loader maps a truncated library without complaint, and the first access beyond its end kills the process with SIGBUS.
    /// </summary>
    private static void RefuseTruncated(string path, Func<string, StorageException> refusal)
    {
        if (ElfLength.Of(path) is { } length && length.Actual < length.Described)
            throw refusal($"holds a truncated {Path.GetFileName(path)}: its headers describe {length.Described} bytes, and the file has "
                + $"{length.Actual}");
    }

    /// <summary>TorchSharp's own attempt would copy 600 MB next to the program and fail with advice about packages.</summary>
    private static void LoadTorchSharp()
    {
        foreach (var library in Directory.EnumerateFiles(AppContext.BaseDirectory, FileName("LibTorchSharp"), SearchOption.AllDirectories))
        {
            RefuseTruncated(library, reason => new StorageException(
                $"{Path.GetDirectoryName(library)} {reason}; delete the file and run dotnet build again."));
        }
        try
        {
            NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new StorageException($"TorchSharp's native library cannot be loaded ({LastLine(error)}); run dotnet build again, which "
                + "puts it next to the program.");
        }
    }

    private static bool HoldsLibtorch(string folder) => File.Exists(Path.Combine(folder, FileName("torch_cpu")));

    private static string FileName(string name) => OperatingSystem.IsWindows() ? $"{name}.dll" : $"lib{name}.so";

    /// <summary>.NET's message begins with general advice; the loader's own message is at its end.</summary>
    private static string LastLine(Exception error) => error.Message.TrimEnd().Split('\n')[^1].Trim().TrimEnd('.');
}
