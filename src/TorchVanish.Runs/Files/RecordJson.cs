using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TorchVanish.Runs.Files;

/// <summary>The JSON format of the records: snake_case, enums by name, arguments next to the kind.</summary>
public static class RecordJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Explicit, because .NET disables the default in file-based apps, in which the monitor may run.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        // This program writes every member, and no null where the type does not allow it.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The same format with NaN, "Infinity" and "-Infinity" as text, because JSON numbers are finite.</summary>
    public static JsonSerializerOptions WithNonFinite { get; } =
        new(Options) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static string Name(string member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member);
}
