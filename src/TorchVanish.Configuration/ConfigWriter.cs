using System.Text.Json;
using System.Text.Json.Nodes;
using TorchVanish.Configuration.Shapes;
using TorchVanish.Runs.Files;

namespace TorchVanish.Configuration;

/// <summary>Writes a config with every default, so that it still describes the same experiment if a default changes.</summary>
public static class ConfigWriter
{
    /// <summary>Returns the config as JSON, with the keys in the order of the schema.</summary>
    public static string Write(ExperimentConfig config)
    {
        var node = JsonSerializer.SerializeToNode(config, RecordJson.Options);
        // The check sorts the keys as in the schema; the serializer alone puts a kind's own keys before the common ones.
        return Text(ShapeReader.Experiment.Check(node, path: ""));
    }

    /// <summary>The JSON Schema of a config, draft 2020-12.</summary>
    public static string WriteSchema()
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "TorchVanish experiment" };
        foreach (var (key, value) in ShapeReader.Experiment.ToSchema())
            schema[key] = value?.DeepClone();
        schema["$defs"] = new JsonObject { [LayerListShape.Definition] = ShapeReader.Layer.ToSchema() };
        return Text(schema);
    }

    private static string Text(JsonNode node) => node.ToJsonString(RecordJson.Options) + "\n";
}
