using System.Text;
using System.Text.Json;

namespace TorchVanish.Configuration;

/// <summary>Finds faults in JSON text that the parser reports without a location or in obscure words.</summary>
internal static class JsonFaults
{
    /// <summary>The largest depth that System.Text.Json reads.</summary>
    public const int MostLevels = 64;

    private const char ByteOrderMark = '\uFEFF';

    /// <summary>"line 3, column 5: ..."; null if the text has none of these faults.</summary>
    public static string? Find(string text)
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var position)
            return $"{Place(text, position)}: not valid JSON: a null character; the file is damaged, or is not UTF-8 text";
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            return Scan(text, bytes);
        }
        catch (JsonException error)
        {
            // The mark is invisible, so a message that quotes the character would not help.
            var at = Position(bytes, error);
            return at < text.Length && text[at] == ByteOrderMark
                ? $"{Place(text, at)}: not valid JSON: a byte order mark (U+FEFF), which is invisible; remove it"
                : null;
        }
    }

    private static string? Scan(string text, byte[] bytes)
    {
        var reader = new Utf8JsonReader(
            bytes,
            new JsonReaderOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                MaxDepth = MostLevels + 1,
            });
        var keys = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray when keys.Count == MostLevels:
                    return $"{Place(text, Characters(bytes, reader.TokenStartIndex))}: not valid JSON: more than {MostLevels} objects "
                        + "and lists inside one another; a config needs far fewer";
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    keys.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    keys.Pop();
                    break;
                case JsonTokenType.PropertyName when Key(in reader) is { } key && !keys.Peek().Add(key):
                    return $"{Place(text, Characters(bytes, reader.TokenStartIndex))}: not valid JSON: the key {Quoted.Text(key)} appears "
                        + "twice in one object; remove one of them";
            }
        }
        return null;
    }

    // Half of a surrogate pair is a fault that JsonText finds.
    private static string? Key(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int Position(byte[] bytes, JsonException error)
    {
        var start = 0;
        for (var line = error.LineNumber ?? 0; line > 0; line--)
            start = Array.IndexOf(bytes, (byte)'\n', start) + 1;
        return Characters(bytes, Math.Min(bytes.Length, start + (error.BytePositionInLine ?? 0)));
    }

    private static int Characters(byte[] bytes, long position) => Encoding.UTF8.GetCharCount(bytes, 0, (int)position);

    private static string Place(string text, int position)
    {
        var before = text.AsSpan(0, position);
        return $"line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')}";
    }
}
