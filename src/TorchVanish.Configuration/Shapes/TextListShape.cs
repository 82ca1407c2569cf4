using System.Text.Json.Nodes;

namespace TorchVanish.Configuration.Shapes;

/// <summary>A list of at least one text, without duplicates.</summary>
internal sealed record TextListShape : Shape
{
    private static readonly TextShape Item = new(Pattern: null, "a text", Length: null);

    public override string Expected => "a list of at least one text, such as [\"a\", \"b\"]";

    public override JsonNode Check(JsonNode? node, string path)
    {
        if (node is not JsonArray { Count: > 0 } list)
            throw Refuse(node, path);
        string[] texts = [.. list.Select((item, i) => Item.Check(item, $"{path}[{i}]").GetValue<string>())];
        for (var i = 0; i < texts.Length; i++)
            if (Array.IndexOf(texts, texts[i]) is var first && first < i)
                throw new ShapeException($"{path}[{i}]", $"is {Quoted.Text(texts[i])}, the same as {path}[{first}]; the texts must differ");
        return new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);
    }

    public override JsonObject ToSchema() =>
        new() { ["type"] = "array", ["items"] = Item.ToSchema(), ["minItems"] = 1, ["uniqueItems"] = true };
}
