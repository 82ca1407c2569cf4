using System.Globalization;
using System.Text;

namespace TorchVanish.Reporting.Report;

/// <summary>Escapes text from data and configs, so that Markdown and HTML show it as typed.</summary>
internal static class SafeMarkdown
{
    private const string Special = "\\`*_[]#~";

    /// <summary>Escapes a name: it has no markup, and control characters become escape sequences.</summary>
    public static string Name(string typed)
    {
        var text = new StringBuilder();
        foreach (var character in typed)
        {
            if (Special.Contains(character, StringComparison.Ordinal))
                text.Append('\\');
            text.Append(Encoded(character));
        }
        return text.ToString();
    }

    /// <summary>Escapes a sentence of this program that contains names: it may have emphasis, but no HTML.</summary>
    public static string Sentence(string sentence) => string.Concat(sentence.Select(Encoded));

    private static string Encoded(char character) => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ when char.IsControl(character) => $"\\\\u{((int)character).ToString("X4", CultureInfo.InvariantCulture)}",
        _ => character.ToString(),
    };
}
