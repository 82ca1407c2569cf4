using System.Text.Json;

namespace TorchVanish.Runs.Files;

/// <summary>Writes records as JSON files, atomically, and reads them back.</summary>
public static class JsonFile
{
    /// <param name="options">Null for <see cref="RecordJson.Options"/>.</param>
    public static void Write<T>(string path, T value, JsonSerializerOptions? options = null) =>
        AtomicFile.WriteText(path, Text(value, options));

    public static string Text<T>(T value, JsonSerializerOptions? options = null) =>
        JsonSerializer.Serialize(value, options ?? RecordJson.Options) + "\n";

    /// <exception cref="StorageException">The file cannot be read, or does not contain the expected JSON.</exception>
    public static T Read<T>(string path, JsonSerializerOptions? options = null)
    {
        try
        {
            return JsonText.Read<T>(File.ReadAllText(path), options ?? RecordJson.Options)
                ?? throw new StorageException($"{path}: contains null; it must contain a JSON object.");
        }
        catch (JsonException error)
        {
            throw new StorageException(
                $"{path}: line {(error.LineNumber ?? 0) + 1} is not the JSON that a run writes; "
                + "restore a complete copy or run the experiment again.",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageException.Unreadable(path, error);
        }
    }
}
