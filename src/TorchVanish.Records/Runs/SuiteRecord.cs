using System.Text.Json;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Files;

namespace TorchVanish.Records.Runs;

/// <summary>Which runs stand side by side in a report of several, and why: suite.json beside the folder experiments/.</summary>
public sealed record SuiteRecord(string Title, string Introduction, IReadOnlyList<SuiteSection> Sections)
{
    public const string FileName = "suite.json";
    public const string Experiments = "experiments";

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    public void Write(string folder) =>
        AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, ConfigJson.Options) + "\n");

    /// <exception cref="StorageException">The file cannot be read, or is not what is written here.</exception>
    public static SuiteRecord Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return JsonSerializer.Deserialize<SuiteRecord>(File.ReadAllText(path), ConfigJson.Options)
                ?? throw new StorageException($"{path}: holds null where a JSON object must be.");
        }
        catch (JsonException error)
        {
            throw new StorageException($"{path}: line {error.LineNumber + 1} is not the JSON that reproduce writes.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path}: cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }
}

/// <param name="Name">Begins the names of the section's figures.</param>
/// <param name="Runs">Names of folders under experiments/, in the order of the figures.</param>
public sealed record SuiteSection(string Name, string Heading, string Introduction, IReadOnlyList<string> Runs);
