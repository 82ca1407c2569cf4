using System.Text.Json.Nodes;

namespace TorchVanish.Records.Configuration.Shapes;

/// <summary>
/// What may stand at one place of a config. One tree of shapes, read off the config records, serves the check of a config and
/// its published JSON Schema, so that the two cannot drift apart.
/// </summary>
internal abstract record Shape
{
    /// <summary>What would be valid here, to stand after "it must be".</summary>
    public abstract string Expected { get; }

    /// <summary>Checks what stands at <paramref name="path"/> and returns it in its full form, names expanded to objects.</summary>
    /// <exception cref="ShapeException">It is not of this shape.</exception>
    public abstract JsonNode Check(JsonNode? node, string path);

    /// <summary>This shape in JSON Schema, draft 2020-12.</summary>
    public abstract JsonObject ToSchema();

    protected ShapeException Refuse(JsonNode? node, string path) => new(path, $"is {Show(node)}; it must be {Expected}");

    private static string Show(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length <= 60 ? text : text[..57] + "...";
    }
}

/// <summary>A place in a config whose content cannot be meant.</summary>
internal sealed class ShapeException(string path, string problem) : Exception($"{path} {problem}")
{
    public string ConfigPath { get; } = path;

    public string Problem { get; } = problem;
}
