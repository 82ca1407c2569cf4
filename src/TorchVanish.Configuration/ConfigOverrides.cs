using System.Text.Json;
using System.Text.Json.Nodes;
using TorchVanish.Runs.Files;

namespace TorchVanish.Configuration;

/// <summary>--set path=value: changes a config before it is validated.</summary>
internal static class ConfigOverrides
{

    /// <summary>Applies the overrides in their order and returns the paths that they set.</summary>
    public static IReadOnlyList<string> Apply(JsonObject root, IEnumerable<string> overrides)
    {
        var paths = new List<string>();
        foreach (var text in overrides)
        {
            var equals = text.IndexOf('=');
            if (equals <= 0)
                throw new ConfigException($"--set {text}: must be path=value, such as --set model.depth=20.");
            var path = text[..equals];
            Set(root, path, Value(text[(equals + 1)..]), text);
            paths.Add(path);
        }
        return paths;
    }

    /// <summary>The override that set a path, as typed; null if the path comes from the file.</summary>
    public static string? Source(string path, IEnumerable<string> overridden) =>
        overridden.LastOrDefault(o => Holds(o, path) || Holds(path, o)) is { } set ? $"--set {set}" : null;

    // An override of an inner key also changes the outer key: --set name.x=3 turns name into an object.
    private static bool Holds(string outer, string inner) =>
        inner == outer || inner.StartsWith(outer + ".", StringComparison.Ordinal)
            || inner.StartsWith(outer + "[", StringComparison.Ordinal);

    private static void Set(JsonObject root, string path, JsonNode? value, string text)
    {
        var keys = path.Split('.');
        if (keys.Any(string.IsNullOrWhiteSpace))
            throw new ConfigException($"--set {text}: the path has an empty part; it must be keys joined by dots, such as model.depth.");
        if (keys.Length > JsonFaults.MostLevels)
            throw new ConfigException(
                $"--set {Quoted.Text(text)}: the path has {keys.Length} keys; it must have at most {JsonFaults.MostLevels}, as in "
                + "model.depth.");
        var at = root;
        foreach (var key in keys[..^1])
        {
            at[key] = at[key] switch
            {
                JsonObject inner => inner.DeepClone(),
                // "relu" becomes { "kind": "relu" }, so that an argument can be added.
                JsonValue name when name.GetValueKind() == JsonValueKind.String => new JsonObject { ["kind"] = name.DeepClone() },
                null => new JsonObject(),
                _ => throw new ConfigException($"--set {text}: {key} is not an object, so it has no keys to set."),
            };
            at = (JsonObject)at[key]!;
        }
        at[keys[^1]] = value;
    }

    // Anything that is not JSON is text: --set model.activation=relu needs no quotes.
    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonText.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
