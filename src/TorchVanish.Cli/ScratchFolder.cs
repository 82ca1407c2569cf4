namespace TorchVanish.Cli;

/// <summary>A temporary folder for runs that are not needed afterwards; disposing deletes it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("torchvanish-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
