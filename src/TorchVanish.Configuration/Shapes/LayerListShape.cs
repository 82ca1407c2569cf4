using System.Text.Json.Nodes;

namespace TorchVanish.Configuration.Shapes;

/// <summary>A list of layers. A layer can itself contain such a list, so the shape of a layer is created lazily.</summary>
internal sealed record LayerListShape(Func<ChoiceShape> Item) : Shape
{
    /// <summary>The name of a layer's definition in the published schema.</summary>
    public const string Definition = "layer";

    public override string Expected => "a list of layers";

    public override JsonNode Check(JsonNode? node, string path)
    {
        if (node is not JsonArray { Count: > 0 } list)
            throw Refuse(node, path);
        return new JsonArray([.. list.Select((layer, i) => Item().Check(layer, $"{path}[{i}]"))]);
    }

    public override JsonObject ToSchema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["$ref"] = $"#/$defs/{Definition}" },
        ["minItems"] = 1,
    };
}
