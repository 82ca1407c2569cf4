using System.Text.Json;
using TorchVanish.Runs.Files;

namespace TorchVanish.DiagnosisStudy.Programs;

/// <summary>labels.json and outcomes.json of a folder of programs. A list in them may hold null, where a replicate has no number.</summary>
internal static class ProgramFiles
{
    public static IReadOnlyList<ProgramLabel> Labels(string folder) => Read<ProgramLabel>(Path.Combine(folder, "labels.json"));

    /// <summary>By id; empty where the folder has none.</summary>
    public static IReadOnlyDictionary<string, Outcome> Outcomes(string folder) =>
        Path.Combine(folder, "outcomes.json") is var path && File.Exists(path)
        ? Read<Outcome>(path).ToDictionary(outcome => outcome.Id)
        : new Dictionary<string, Outcome>();

    private static List<T> Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<List<T>>(File.ReadAllText(path), RecordJson.Options) ?? [];
        }
        catch (JsonException error)
        {
            throw new StorageException($"{path}: is not the list that a folder of programs has ({error.Message.TrimEnd('.')}).", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path}: cannot be read; name a folder with labels.json.", error);
        }
    }
}
