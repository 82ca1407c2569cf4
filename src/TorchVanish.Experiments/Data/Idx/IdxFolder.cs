using System.Text.RegularExpressions;

namespace TorchVanish.Experiments.Data;

/// <summary>The four files of an MNIST-like data set.</summary>
/// <param name="Folder">The folder with the files.</param>
/// <param name="Files">Paths in the order training images, training labels, test images, test labels; null for a missing one.</param>
public sealed partial record IdxFolder(string Folder, IReadOnlyList<string?> Files)
{
    private static readonly string[] Parts = ["train-images", "train-labels", "t10k-images", "t10k-labels"];

    public string TrainingImages => Files[0]!;

    public string TrainingLabels => Files[1]!;

    public string TestImages => Files[2]!;

    public string TestLabels => Files[3]!;

    public bool Complete => Files.All(file => file is not null);

    public bool Empty => Files.All(file => file is null);

    /// <summary>Whether the files are named as EMNIST's, whose images are transposed.</summary>
    public bool IsEmnist => Files.Any(file => Path.GetFileName(file)?.StartsWith("emnist", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>The usual names of the missing files.</summary>
    public IEnumerable<string> Missing => Parts.Zip(Files).Where(pair => pair.Second is null).Select(pair => Names(pair.First).First());

    /// <summary>Names of other IDX files in the folder, which may be the same data.</summary>
    public IReadOnlyList<string> OtherNames { get; } = !Directory.Exists(Folder) ? []
        : [.. Directory.GetFiles(Folder, "*ubyte*").Except(Files).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Looks for the four files in a folder, first uncompressed, then compressed. If there are none, looks for the four files of another
    /// data set, such as EMNIST's letters.
    /// </summary>
    public static IdxFolder In(string folder)
    {
        var usual = new IdxFolder(folder, Array.ConvertAll(Parts, part => Names(part).Select(name => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)));
        return usual.Empty && usual.OtherNames.Count > 0 && Prefixed(folder, usual.OtherNames) is [var only] ? only : usual;
    }

    /// <summary>The data sets whose file names have a common prefix: emnist-letters-train-images-idx3-ubyte.gz, ...</summary>
    private static IdxFolder[] Prefixed(string folder, IReadOnlyList<string> names) =>
    [
        .. names.Select(name => (Name: name, Match: OtherName().Match(name))).Where(file => file.Match.Success)
            .GroupBy(file => file.Match.Groups["set"].Value, StringComparer.Ordinal)
            .Select(set => new IdxFolder(folder, Array.ConvertAll(Parts, part => set
                .Where(file => part == Part(file.Match)).OrderBy(file => file.Name.Length).Select(file => Path.Combine(folder, file.Name))
                .FirstOrDefault())))
            .Where(found => found.Complete),
    ];

    private static string Part(Match match) =>
        $"{(match.Groups["half"].Value == "train" ? "train" : "t10k")}-{match.Groups["content"].Value}";

    // "train-images.idx3-ubyte" is the name inside some archives of the same files.
    private static IEnumerable<string> Names(string part)
    {
        var dimensions = part.EndsWith("images", StringComparison.Ordinal) ? 3 : 1;
        return from separator in new[] { "-", "." }
               from ending in new[] { "", ".gz" }
               orderby ending, separator
               select $"{part}{separator}idx{dimensions}-ubyte{ending}";
    }

    [GeneratedRegex("^(?<set>.+)-(?<half>train|test|t10k)-(?<content>images|labels)[-.]idx[13]-ubyte(\\.gz)?$")]
    private static partial Regex OtherName();
}
