using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TorchVanish.Runs.Files;

/// <summary>
/// The only place where JSON text is parsed. System.Text.Json accepts an escaped surrogate without its other half and throws an
/// <see cref="InvalidOperationException"/> when the string is read later; here every fault of the text is a <see cref="JsonException"/>.
/// </summary>
internal static class JsonText
{
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public static JsonNode? Parse(string text, JsonDocumentOptions options = default)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        CheckStrings(
            bytes,
            new JsonReaderOptions { CommentHandling = options.CommentHandling, AllowTrailingCommas = options.AllowTrailingCommas });
        return JsonNode.Parse(bytes, documentOptions: options);
    }

    /// <exception cref="JsonException">The text is not valid JSON, or not the JSON of a <typeparamref name="T"/>.</exception>
    public static T? Read<T>(string text, JsonSerializerOptions options)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // RespectNullableAnnotations ignores the elements of a list, and no file of this program has a null there.
        CheckStrings(bytes, default, refuseNullElements: true);
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, options);
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            // A missing kind, or a value that a record rejects.
            throw new JsonException(error.Message, path: null, lineNumber: 0, bytePositionInLine: 0, error);
        }
    }

    private static void CheckStrings(ReadOnlySpan<byte> bytes, JsonReaderOptions options, bool refuseNullElements = false)
    {
        var reader = new Utf8JsonReader(bytes, options);
        var arrays = new Stack<bool>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    arrays.Push(reader.TokenType == JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    arrays.Pop();
                    break;
                case JsonTokenType.Null when refuseNullElements && arrays.TryPeek(out var inArray) && inArray:
                    throw At("null is not allowed in a list", bytes, reader.TokenStartIndex);
                case JsonTokenType.String or JsonTokenType.PropertyName when reader.ValueIsEscaped && !IsWhole(in reader):
                    throw At("a \\u escape is half of a surrogate pair, and the other half is missing", bytes, reader.TokenStartIndex);
            }
        }
    }

    private static bool IsWhole(in Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static JsonException At(string problem, ReadOnlySpan<byte> bytes, long position)
    {
        var before = bytes[..(int)position];
        var (line, column) = (before.Count((byte)'\n'), before.Length - 1 - before.LastIndexOf((byte)'\n'));
        return new JsonException(problem, path: null, line, column, innerException: null);
    }
}
