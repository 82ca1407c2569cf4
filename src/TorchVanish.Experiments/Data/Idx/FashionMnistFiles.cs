namespace TorchVanish.Experiments.Data;

/// <summary>Tells whether Fashion-MNIST is available.</summary>
public static class FashionMnistFiles
{
    /// <param name="directory">The data directory from the command line; null for the usual folders.</param>
    /// <param name="folder">The folder with all four files, or an empty text.</param>
    public static bool Present(string? directory, out string folder) => FashionMnist.Dataset.Present(directory, out folder);
}
