using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>Which papers were reproduced and how: suite.json, next to the folder papers/.</summary>
/// <param name="Papers">Ids, in the order of the catalogue.</param>
/// <param name="Seed">The base seed of every generator.</param>
public sealed record PaperSuiteRecord(IReadOnlyList<string> Papers, int Seed, bool Quick)
{
    public const string FileName = "suite.json";

    /// <summary>The folder of the measurements.</summary>
    public const string Folder = "papers";

    /// <summary>The command that repeats these measurements.</summary>
    /// <param name="all">The number of papers in the catalogue.</param>
    public string Command(int all) => "torchvanish reproduce --suite papers" + (Quick ? " --quick" : "")
        + (Papers.Count < all ? $" --only {string.Join(',', Papers)}" : "")
        + (Seed == 0 ? "" : FormattableString.Invariant($" --seed {Seed}"));

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    public void Write(string folder) => JsonFile.Write(Path.Combine(folder, FileName), this);

    /// <exception cref="StorageException">The file cannot be read, or is not what is written here.</exception>
    public static PaperSuiteRecord Read(string folder) => JsonFile.Read<PaperSuiteRecord>(Path.Combine(folder, FileName));

    /// <summary>The table of one paper.</summary>
    public static string Measurements(string folder, string id) => Path.Combine(folder, Folder, id, MeasurementTable.FileName);
}
