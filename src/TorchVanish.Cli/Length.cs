using System.Globalization;
using System.Text.RegularExpressions;

namespace TorchVanish.Cli;

/// <summary>A length on paper, such as 3.3in.</summary>
internal static partial class Length
{
    private const float PointsPerInch = 72;

    /// <summary>Narrower than this, no axis has room for its numbers; wider than that, no page has room for the figure.</summary>
    private const float Narrowest = 1.5f * PointsPerInch;
    private const float Widest = 40 * PointsPerInch;

    /// <returns>In points.</returns>
    /// <exception cref="ConfigException">It is not a length, or not one that a figure can have.</exception>
    public static float Width(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            throw new ConfigException($"--width {text}: not a length; use a number with a unit (in, cm, mm or pt), such as 3.3in or "
                + "8.4cm.");
        var points = float.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch
        {
            "in" => PointsPerInch,
            "cm" => PointsPerInch / 2.54f,
            "mm" => PointsPerInch / 25.4f,
            _ => 1,
        };
        return points is >= Narrowest and <= Widest
            ? points
            : throw new ConfigException($"--width {text}: a figure is between 1.5in and 40in (3.81cm and 101.6cm) wide.");
    }

    [GeneratedRegex(@"^\s*(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\s*(in|cm|mm|pt)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
