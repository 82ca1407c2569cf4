namespace TorchVanish.Experiments.Data;

/// <summary>The four files of an MNIST-like data set, wherever they were found.</summary>
/// <param name="Folder">Where they are.</param>
/// <param name="Files">Paths in the order training images, training labels, test images, test labels; null for a missing one.</param>
public sealed record IdxFolder(string Folder, IReadOnlyList<string?> Files)
{
    private static readonly string[] Parts = ["train-images", "train-labels", "t10k-images", "t10k-labels"];

    public string TrainingImages => Files[0]!;

    public string TrainingLabels => Files[1]!;

    public string TestImages => Files[2]!;

    public string TestLabels => Files[3]!;

    public bool Complete => Files.All(file => file is not null);

    public bool Empty => Files.All(file => file is null);

    /// <summary>The names, as they are distributed, of the files that are not there.</summary>
    public IEnumerable<string> Missing => Parts.Zip(Files).Where(pair => pair.Second is null).Select(pair => Names(pair.First).First());

    /// <summary>Names of other IDX files in the folder, such as EMNIST's; they may be the same data under other names.</summary>
    public IReadOnlyList<string> OtherNames { get; } = !Directory.Exists(Folder) ? []
        : [.. Directory.GetFiles(Folder, "*ubyte*").Except(Files).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>Looks for the four files in one folder, plain before packed.</summary>
    public static IdxFolder In(string folder) => new(folder,
        Array.ConvertAll(Parts, part => Names(part).Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)));

    // "train-images.idx3-ubyte" is the name inside some archives of the same files.
    private static IEnumerable<string> Names(string part)
    {
        var dimensions = part.EndsWith("images", StringComparison.Ordinal) ? 3 : 1;
        return from separator in new[] { "-", "." }
               from ending in new[] { "", ".gz" }
               orderby ending, separator
               select $"{part}{separator}idx{dimensions}-ubyte{ending}";
    }
}
