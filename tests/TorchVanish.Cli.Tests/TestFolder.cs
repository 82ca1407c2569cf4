namespace TorchVanish.Cli.Tests;

/// <summary>A folder of its own for a test, in which the program runs; gone afterwards.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("torchvanish-cli-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), content);
        return At(name);
    }

    /// <summary>Every file and folder in it with its size, to see whether something was left behind.</summary>
    public IReadOnlyList<string> Listing() =>
    [
        .. new DirectoryInfo(Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(entry => $"{System.IO.Path.GetRelativePath(Path, entry.FullName)} {(entry as FileInfo)?.Length}")
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
