using System.Text.Json.Nodes;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription;

/// <summary>What differs between two configs: from path, such as model.layers[2].activation, to the new value.</summary>
public static class ConfigChange
{
    /// <summary>In the order of the config file. What cannot change what is learned (name, probes, seeds) is left out.</summary>
    public static IReadOnlyDictionary<string, JsonNode?> Of(ExperimentConfig before, ExperimentConfig after)
    {
        var change = new Dictionary<string, JsonNode?>();
        foreach (var part in (string[])["data", "model", "training"])
            Compare(Node(before)[part], Node(after)[part], part, change);
        return change;
    }

    private static JsonObject Node(ExperimentConfig config) => JsonNode.Parse(ConfigWriter.Write(config))!.AsObject();

    private static void Compare(JsonNode? before, JsonNode? after, string path, Dictionary<string, JsonNode?> change)
    {
        if (JsonNode.DeepEquals(before, after))
            return;
        if (before is JsonObject left && after is JsonObject right && SameKind(left, right))
        {
            foreach (var key in right.Select(pair => pair.Key).Union(left.Select(pair => pair.Key)))
                Compare(left[key], right[key], $"{path}.{key}", change);
        }
        else if (before is JsonArray some && after is JsonArray others && some.Count == others.Count)
        {
            for (var i = 0; i < some.Count; i++)
                Compare(some[i], others[i], $"{path}[{i}]", change);
        }
        else
        {
            change[path] = Short(after);
        }
    }

    private static bool SameKind(JsonObject left, JsonObject right) => JsonNode.DeepEquals(left["kind"], right["kind"]);

    // A kind without arguments is its name.
    private static JsonNode? Short(JsonNode? value) =>
        value is JsonObject { Count: 1 } named && named["kind"] is { } kind ? kind.DeepClone() : value?.DeepClone();
}
