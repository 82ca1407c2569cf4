using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TorchVanish.Reporting.Tests;

/// <summary>
/// A figure as it is kept for comparison: text as text in place of the outlines of its letters, no caption, and numbers in tenths of
/// a point, of which the last may differ from processor to processor.
/// </summary>
internal static partial class ApprovedDrawing
{
    private const double Tolerance = 0.25;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Of(string svg)
    {
        var root = XElement.Parse(svg);
        root.Elements().Where(element => element.Name.LocalName is "title" or "desc").Remove();
        root.Elements(Svg + "defs").Where(defs => defs.Elements(Svg + "path").Any()).Remove();
        foreach (var group in root.Descendants(Svg + "g").Where(group => group.Elements(Svg + "use").Any()).ToArray())
            group.ReplaceNodes(Place(group.Elements(Svg + "use").First()), string.Concat(group.Elements(Svg + "use").Select(Letter)));
        var text = root.ToString().ReplaceLineEndings("\n");
        return Number().Replace(text, match => match.Value.Contains('.', StringComparison.Ordinal) ? Rounded(match.Value) : match.Value)
            + "\n";
    }

    private static XAttribute Place(XElement use) => new("at", $"{use.Attribute("x")!.Value},{use.Attribute("y")!.Value}");

    // The id of an outline ends with the letter's number: x-r41 is A.
    private static string Letter(XElement use)
    {
        var id = use.Attributes().Single(attribute => attribute.Name.LocalName == "href").Value;
        return char.ConvertFromUtf32(int.Parse(id[(id.LastIndexOf('-') + 2)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    /// <returns>The first difference; null where the drawings are the same.</returns>
    public static string? Difference(string approved, string drawn)
    {
        var (expected, actual) = (approved.Split('\n'), drawn.Split('\n'));
        for (var i = 0; i < Math.Min(expected.Length, actual.Length); i++)
        {
            if (!Same(expected[i], actual[i]))
                return $"line {i + 1} was {Start(expected[i])} and is {Start(actual[i])}";
        }
        return expected.Length == actual.Length ? null : $"it had {expected.Length} lines and has {actual.Length}";
    }

    private static bool Same(string expected, string actual)
    {
        if (expected == actual)
            return true;
        if (Number().Replace(expected, "#") != Number().Replace(actual, "#"))
            return false;
        return Number().Matches(expected).Zip(Number().Matches(actual))
            .All(pair => Math.Abs(Value(pair.First) - Value(pair.Second)) <= Tolerance);
    }

    private static double Value(Match number) => double.Parse(number.Value, CultureInfo.InvariantCulture);

    private static string Rounded(string number) =>
        Math.Round(double.Parse(number, CultureInfo.InvariantCulture), 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Start(string line) => line.Length <= 120 ? line.Trim() : line.Trim()[..117] + "...";

    [GeneratedRegex(@"(?<![\w#])-?\d+(\.\d+)?(?![\w])")]
    private static partial Regex Number();
}
