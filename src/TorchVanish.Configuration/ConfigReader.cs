using System.Text.Json;
using System.Text.Json.Nodes;
using TorchVanish.Configuration.Shapes;
using TorchVanish.Runs.Files;

namespace TorchVanish.Configuration;

/// <summary>Reads JSON text into a valid <see cref="ExperimentConfig"/>. Errors say in one sentence what to change.</summary>
public static class ConfigReader
{
    private static readonly JsonDocumentOptions Relaxed = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    private const string Wanted = "a config is one JSON object, { \"name\": ..., \"data\": ..., ... }";

    /// <param name="path">The file. Paths inside it are relative to its folder.</param>
    /// <param name="overrides">path=value pairs, each as after --set.</param>
    /// <exception cref="ConfigException">The config is invalid.</exception>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    public static ExperimentConfig ReadFile(string path, IEnumerable<string>? overrides = null)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var reason = Directory.Exists(path) ? "is a folder" : error is FileNotFoundException or DirectoryNotFoundException
                ? "does not exist" : "cannot be read";
            throw new StorageException($"{path}: {reason}; name a config, a JSON file such as those in configs/.", error);
        }
        return Read(text, path, Path.GetDirectoryName(Path.GetFullPath(path))!, overrides);
    }

    /// <param name="source">The name of the text in messages.</param>
    /// <param name="folder">The folder that paths inside the config are relative to.</param>
    /// <inheritdoc cref="ReadFile"/>
    public static ExperimentConfig Read(string text, string source, string folder, IEnumerable<string>? overrides = null)
    {
        var root = Parse(text, source);
        var overridden = ConfigOverrides.Apply(root, overrides ?? []);
        try
        {
            var whole = ShapeReader.Experiment.Check(root, path: "");
            var config = whole.Deserialize<ExperimentConfig>(RecordJson.Options)!;
            ConfigChecks.Check(config);
            return config with { Data = Absolute(config.Data, folder) };
        }
        catch (ShapeException error)
        {
            throw new ConfigException($"{ConfigOverrides.Source(error.ConfigPath, overridden) ?? source}: {error.Message}.", error);
        }
    }

    private static JsonObject Parse(string text, string source)
    {
        if (JsonFaults.Find(text) is { } fault)
            throw new ConfigException($"{source}: {fault}.");
        try
        {
            return JsonText.Parse(text, Relaxed) as JsonObject
                ?? throw new ConfigException($"{source}: {Wanted}.");
        }
        catch (JsonException) when (string.IsNullOrWhiteSpace(text))
        {
            throw new ConfigException($"{source}: is empty; {Wanted}.");
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $"line {line + 1}, column {error.BytePositionInLine + 1}: " : "";
            var problem = error.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
            throw new ConfigException($"{source}: {place}not valid JSON: {problem}.", error);
        }
    }

    private static DataConfig Absolute(DataConfig data, string folder) => data switch
    {
        CsvConfig csv => csv with
        {
            Path = FullPath(csv.Path, "data.path", folder),
            ValidationPath = csv.ValidationPath is { } validation ? FullPath(validation, "data.validation_path", folder) : null,
        },
        IdxConfig { Directory: { } directory } idx => idx with { Directory = FullPath(directory, "data.directory", folder) },
        _ => data,
    };

    private static string FullPath(string path, string key, string folder) => path.Contains('\0')
        ? throw new ShapeException(key, $"is {Quoted.Text(path)}; it must be a path, which has no null character")
        : Path.GetFullPath(path, folder);
}
