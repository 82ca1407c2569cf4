using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TorchVanish.Configuration.Shapes;

/// <summary>
/// The valid values of one key of a config. One tree of shapes, created from the config records, validates configs and produces the
/// published JSON Schema, so the two always agree.
/// </summary>
internal abstract record Shape
{
    private const int LongestValue = 60;

    // The default encoder would show a letter such as ä as an escape sequence.
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The valid values in words, for use after "it must be".</summary>
    public abstract string Expected { get; }

    /// <summary>Validates the value at <paramref name="path"/> and returns its full form, with names expanded to objects.</summary>
    /// <exception cref="ShapeException">The value does not have this shape.</exception>
    public abstract JsonNode Check(JsonNode? node, string path);

    /// <summary>This shape in JSON Schema, draft 2020-12.</summary>
    public abstract JsonObject ToSchema();

    protected ShapeException Refuse(JsonNode? node, string path) => new(path, $"is {Show(node)}; it must be {Expected}");

    /// <summary>A value as typed: a text in quotes, anything else as JSON, truncated if it is long.</summary>
    protected static string Show(JsonNode? node)
    {
        if (node?.GetValueKind() == JsonValueKind.String)
            return Quoted.Text(node.GetValue<string>());
        var text = node?.ToJsonString(AsTyped) ?? "null";
        return text.Length <= LongestValue ? text : text[..(LongestValue - 3)] + "...";
    }
}

/// <summary>An invalid value in a config.</summary>
/// <param name="path">The path of the value, with keys as typed.</param>
/// <param name="problem">What is wrong and what would be valid; the message has it after the path.</param>
/// <param name="shownPath">The path for the message, if typed keys contain unusual characters.</param>
internal sealed class ShapeException(string path, string problem, string? shownPath = null) : Exception($"{shownPath ?? path} {problem}")
{
    public string ConfigPath { get; } = path;
}
