using TorchVanish.Records.Files;

namespace TorchVanish.Records.Runs;

/// <summary>Which runs stand side by side in a report of several, and why: suite.json beside the folder experiments/.</summary>
public sealed record SuiteRecord(string Title, string Introduction, IReadOnlyList<SuiteSection> Sections)
{
    public const string FileName = "suite.json";
    public const string Experiments = "experiments";

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    public void Write(string folder) => JsonFile.Write(Path.Combine(folder, FileName), this);

    /// <exception cref="StorageException">The file cannot be read, or is not what is written here.</exception>
    public static SuiteRecord Read(string folder) => JsonFile.Read<SuiteRecord>(Path.Combine(folder, FileName));
}

/// <param name="Name">Begins the names of the section's figures.</param>
/// <param name="Runs">Names of folders under experiments/, in the order of the figures.</param>
public sealed record SuiteSection(string Name, string Heading, string Introduction, IReadOnlyList<string> Runs);
