using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TorchVanish.Cli.Terminal;

/// <summary>--json: standard output is one JSON document and nothing else.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Does the work, discards what it prints on standard output, and then prints the document.</summary>
    public static void Instead(Action work, Func<JsonObject> document)
    {
        var output = System.Console.Out;
        System.Console.SetOut(TextWriter.Null);
        try
        {
            work();
        }
        finally
        {
            System.Console.SetOut(output);
        }
        Write(document());
    }

    public static void Write(JsonObject document) => System.Console.Out.Write(Text(document));

    public static string Text(JsonObject document) => document.ToJsonString(Indented) + "\n";

    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);

    public static JsonArray Array(IEnumerable<string> texts) => Array(texts, text => JsonValue.Create(text));

    /// <summary>A number as JSON; null if it is not finite, because JSON has no NaN.</summary>
    public static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
