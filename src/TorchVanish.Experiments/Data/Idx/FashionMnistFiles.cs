namespace TorchVanish.Experiments.Data;

/// <summary>Whether Fashion-MNIST can be used here, asked before deciding what to run.</summary>
public static class FashionMnistFiles
{
    /// <param name="directory">The data directory that the person named, or null for the usual places.</param>
    /// <param name="folder">The folder with all four files, or an empty text.</param>
    public static bool Present(string? directory, out string folder) => FashionMnist.Dataset.Present(directory, out folder);
}
