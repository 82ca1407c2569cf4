using System.Text.Json;
using System.Text.Json.Nodes;
using TorchVanish.Runs.Files;

namespace TorchVanish.Configuration;

/// <summary>A short name for a part of a config, for folders and labels: its kind, and arguments that are not at their defaults.</summary>
public static class ConfigName
{
    /// <summary>The kind alone: xavier_normal.</summary>
    public static string KindOf<T>(T config)
        where T : class => JsonSerializer.SerializeToNode(config, typeof(T), RecordJson.Options)!.AsObject()["kind"]!.GetValue<string>();

    /// <summary>xavier_normal, xavier_normal-gain4, leaky_relu-negative_slope0.2</summary>
    public static string Of<T>(T config)
        where T : class
    {
        var node = JsonSerializer.SerializeToNode(config, typeof(T), RecordJson.Options)!.AsObject();
        var kind = node["kind"]!.GetValue<string>();
        var plain = JsonSerializer.SerializeToNode(JsonSerializer.Deserialize<T>(new JsonObject { ["kind"] = kind }, RecordJson.Options),
            typeof(T), RecordJson.Options)!.AsObject();
        var arguments = node.Where(pair => pair.Key != "kind" && pair.Value?.ToJsonString() != plain[pair.Key]?.ToJsonString())
            .Select(pair => $"-{pair.Key}{pair.Value}");
        return kind + string.Concat(arguments);
    }
}
