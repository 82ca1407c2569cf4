using System.Text.RegularExpressions;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// Finds the subscripts in a label: h_t, σ_w, δ_{l−1}. Only a single Greek letter or a symbol of the formulas can have one, so an
/// underscore in the name of a run or of a config key is left unchanged.
/// </summary>
internal static partial class Subscripts
{
    /// <returns>The parts in order; subscripts without underscore and braces.</returns>
    public static IReadOnlyList<(string Text, bool Lowered)> Split(string text)
    {
        var parts = new List<(string, bool)>();
        var at = 0;
        foreach (Match match in Marked().Matches(text))
        {
            parts.Add((text[at..match.Groups[1].Index], false));
            parts.Add((match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value, true));
            at = match.Index + match.Length;
        }
        if (at < text.Length || parts.Count == 0)
            parts.Add((text[at..], false));
        return parts;
    }

    // A Greek letter can have a word as subscript (δ_depth); another symbol has one letter or digit.
    [GeneratedRegex(@"(?<=(?<![\p{L}\p{Nd}_-])[\p{IsGreek}zhWdbyx])(_)(?:\{([^{}]+)\}|((?<=\p{IsGreek}_)[\p{L}\p{Nd}]+|[\p{L}\p{Nd}])(?![\p{L}\p{Nd}_-]))")]
    private static partial Regex Marked();
}
