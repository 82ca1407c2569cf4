using System.Text.Json.Nodes;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Summary;

/// <summary>A config as paths and values, as in --set: training.learning_rate, 0.1.</summary>
public static class ConfigLeaves
{
    private static readonly Dictionary<string, string> Default = Of(new ExperimentConfig());

    public static Dictionary<string, string> Of(ExperimentConfig config)
    {
        var leaves = new Dictionary<string, string>();
        Collect(JsonNode.Parse(ConfigWriter.Write(config))!, "", leaves);
        leaves.Remove("$schema");
        return leaves;
    }

    /// <summary>The settings that differ from their defaults, in the order of the config file, without the name.</summary>
    public static IReadOnlyList<(string Path, string Value, string? Default)> Differences(ExperimentConfig config) =>
        [.. Of(config).Where(leaf => leaf.Key != "name" && Default.GetValueOrDefault(leaf.Key) != leaf.Value)
            .Select(leaf => (leaf.Key, leaf.Value, Default.GetValueOrDefault(leaf.Key)))];

    /// <summary>The paths whose values differ between configs, with one value per config; null if a config has no such path.</summary>
    public static IReadOnlyList<(string Path, IReadOnlyList<string?> Values)> Varying(IReadOnlyList<ExperimentConfig> configs)
    {
        Dictionary<string, string>[] all = [.. configs.Select(Of)];
        return [.. all.SelectMany(leaves => leaves.Keys).Distinct().Where(path => path != "name")
            .Select(path => (path, (IReadOnlyList<string?>)[.. all.Select(leaves => leaves.GetValueOrDefault(path))]))
            .Where(row => row.Item2.Distinct().Count() > 1)];
    }

    private static void Collect(JsonNode? node, string path, Dictionary<string, string> leaves)
    {
        if (node is JsonObject fields)
        {
            foreach (var (key, value) in fields)
                Collect(value, path.Length == 0 ? key : $"{path}.{key}", leaves);
        }
        else
        {
            leaves[path] = node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "null";
        }
    }
}
