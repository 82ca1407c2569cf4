using System.Globalization;
using System.Text;

namespace TorchVanish;

/// <summary>
/// Shows text from a file, a config or a command line inside a message: on one line, shortened, and with control characters, which a
/// terminal would execute, as escape sequences such as \n, \t or \u001b.
/// </summary>
public static class Quoted
{
    /// <summary>The largest length of an error message, in characters.</summary>
    public const int LongestMessage = 500;

    private const int LongestText = 40;
    private const int LongestList = 5;
    private const string Ellipsis = "...";

    // A long message keeps its beginning, which names the location, and its end, which says what is valid.
    private const int EndOfMessage = 240;

    /// <summary>The text in double quotes, escaped and truncated to 40 characters.</summary>
    public static string Text(string text) => $"\"{Escaped(text.Length <= LongestText ? text : Start(text, LongestText) + Ellipsis)}\"";

    /// <summary>"a", "b" and 3 more: the first texts of a list, each quoted.</summary>
    public static string List(IReadOnlyCollection<string> texts, int most = LongestList)
    {
        var shown = texts.Count <= most + 1 ? texts.Count : most;
        var quoted = texts.Take(shown).Select(Text).ToList();
        return shown < texts.Count ? $"{string.Join(", ", quoted)} and {texts.Count - shown} more"
            : quoted.Count < 2 ? string.Concat(quoted)
            : $"{string.Join(", ", quoted[..^1])} and {quoted[^1]}";
    }

    /// <summary>
    /// A message on one line, with at most <see cref="LongestMessage"/> characters; a longer one loses its middle.
    /// </summary>
    public static string Message(string message)
    {
        var escaped = Escaped(message);
        return escaped.Length <= LongestMessage ? escaped
            : Start(escaped, LongestMessage - EndOfMessage - Ellipsis.Length) + Ellipsis + End(escaped, EndOfMessage);
    }

    /// <summary>The text with its control characters, line separators and unpaired surrogates as escape sequences.</summary>
    public static string Escaped(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                shown.Append(text[i]).Append(text[++i]);
            else
                shown.Append(Escape(text[i]));
        }
        return shown.ToString();
    }

    private static string Escape(char character) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        // Joiners belong to words and emoji of several scripts.
        '\u200c' or '\u200d' => character.ToString(),
        _ => char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? $"\\u{(int)character:x4}"
            : character.ToString(),
    };

    // Neither cut separates the two halves of a surrogate pair.
    private static string Start(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string End(string text, int length) =>
        text[(char.IsLowSurrogate(text[^length]) ? text.Length - length + 1 : text.Length - length)..];
}
