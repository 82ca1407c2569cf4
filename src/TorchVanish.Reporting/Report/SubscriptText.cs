using System.Text.RegularExpressions;

namespace TorchVanish.Reporting.Report;

/// <summary>Converts δ_L and h_{l−1} in Markdown to HTML subscripts. Code, links and tags are not changed.</summary>
internal static partial class SubscriptText
{
    public static string Of(string markdown) => Index().Replace(markdown, match =>
        match.Groups["base"].Success ? $"{match.Groups["base"].Value}<sub>{match.Groups["index"].Value}</sub>" : match.Value);

    // A symbol is one letter, so fan_in and relative_change are not changed. An index is one letter, "depth", or text in braces.
    [GeneratedRegex(
        @"```.*?```|`[^`\n]*`|<[^>\n]*>|\]\([^)\n]*\)"
        + @"|(?<![\p{L}\p{N}_./\\-])(?<base>\p{L})_(?:\{(?<index>[^}\n]+)\}|(?<index>depth|[\p{L}\p{N}])(?![\p{L}\p{N}_]))",
        RegexOptions.Singleline)]
    private static partial Regex Index();
}
