using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TorchVanish.Configuration.Shapes;

/// <summary>
/// What may stand at one place of a config. One tree of shapes, read off the config records, serves the check of a config and
/// its published JSON Schema, so that the two cannot drift apart.
/// </summary>
internal abstract record Shape
{
    private const int LongestValue = 60;

    // The default encoder would show a letter such as ä as an escape sequence.
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What would be valid here, to stand after "it must be".</summary>
    public abstract string Expected { get; }

    /// <summary>Checks what stands at <paramref name="path"/> and returns it in its full form, names expanded to objects.</summary>
    /// <exception cref="ShapeException">It is not of this shape.</exception>
    public abstract JsonNode Check(JsonNode? node, string path);

    /// <summary>This shape in JSON Schema, draft 2020-12.</summary>
    public abstract JsonObject ToSchema();

    protected ShapeException Refuse(JsonNode? node, string path) => new(path, $"is {Show(node)}; it must be {Expected}");

    /// <summary>A value as it was typed: a text in quotes, anything else as JSON, cut where it is long.</summary>
    protected static string Show(JsonNode? node)
    {
        if (node?.GetValueKind() == JsonValueKind.String)
            return Quoted.Text(node.GetValue<string>());
        var text = node?.ToJsonString(AsTyped) ?? "null";
        return text.Length <= LongestValue ? text : text[..(LongestValue - 3)] + "...";
    }
}

/// <summary>A place in a config whose content is invalid.</summary>
/// <param name="path">Where, by keys as they were typed.</param>
/// <param name="problem">What is wrong and what would be valid, to stand after the path.</param>
/// <param name="shownPath">The path for the message, where the keys as typed are not fit to be shown.</param>
internal sealed class ShapeException(string path, string problem, string? shownPath = null) : Exception($"{shownPath ?? path} {problem}")
{
    public string ConfigPath { get; } = path;
}
