using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// A sheet as SVG, for a file or for a page with other figures: text as outlines, unique ids, a title and a description.
/// </summary>
internal static partial class SvgImage
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <param name="id">Prefix of every id, unique on the page.</param>
    public static string Of(Sheet sheet, string id, string title, string description)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, sheet.Width, sheet.Height), stream))
            sheet.Draw(canvas);
        var root = XElement.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        SvgLetters.Outline(root);
        SvgClips.Settle(root);
        // 4 is the default of SVG.
        root.DescendantsAndSelf().Attributes("stroke-miterlimit").Where(attribute => attribute.Value == "4").Remove();
        foreach (var attribute in root.DescendantsAndSelf().Attributes())
            attribute.Value = Shortened(attribute, id);
        root.SetAttributeValue("width", Points(sheet.Width));
        root.SetAttributeValue("height", Points(sheet.Height));
        root.SetAttributeValue("viewBox", $"0 0 {Number(sheet.Width)} {Number(sheet.Height)}");
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", $"{id}-title {id}-desc");
        root.AddFirst(
            new XElement(Svg + "title", new XAttribute("id", $"{id}-title"), title),
            new XElement(Svg + "desc", new XAttribute("id", $"{id}-desc"), description));
        return root.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private static string Shortened(XAttribute attribute, string id) => attribute.Name.LocalName switch
    {
        "id" => $"{id}-{attribute.Value}",
        "clip-path" or "fill" or "stroke" or "mask" or "filter" when attribute.Value.StartsWith("url(#", StringComparison.Ordinal) =>
            attribute.Value.Replace("url(#", $"url(#{id}-", StringComparison.Ordinal),
        "href" when attribute.Value.StartsWith('#') => $"#{id}-{attribute.Value[1..]}",
        // Two decimals of a point are finer than any printer; more digits would double the file.
        "d" or "x" or "y" or "width" or "height" or "cx" or "cy" or "rx" or "ry" or "r" or "transform" or "stroke-width" =>
            LongNumber().Replace(attribute.Value, match => Number(float.Parse(match.Value, CultureInfo.InvariantCulture))),
        _ => attribute.Value,
    };

    private static string Points(float value) => Number(value) + "pt";

    private static string Number(float value)
    {
        var text = Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    [GeneratedRegex(@"-?\d+\.\d{3,}(e-?\d+)?")]
    private static partial Regex LongNumber();
}
