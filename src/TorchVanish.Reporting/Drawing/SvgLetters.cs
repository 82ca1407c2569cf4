using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SkiaSharp;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// Replaces the text elements of Skia's SVG by outlines of the font, so the figure looks the same in a viewer without the font. Each letter
/// is defined once, to keep the file small.
/// </summary>
internal sealed class SvgLetters
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    /// <summary>The size at which outlines are defined; two decimals are then a thousandth of an em.</summary>
    private const float Size = 10;

    private readonly SortedDictionary<string, string> _outlines = new(StringComparer.Ordinal);

    public static void Outline(XElement root)
    {
        var letters = new SvgLetters();
        foreach (var text in root.Descendants(Svg + "text").ToArray())
            text.ReplaceWith(letters.Group(text));
        root.AddFirst(new XElement(Svg + "defs", letters._outlines.Select(pair =>
            new XElement(Svg + "path", new XAttribute("id", pair.Key), new XAttribute("d", pair.Value)))));
    }

    private XElement Group(XElement text)
    {
        var bold = text.Attribute("font-weight") is not null;
        var scale = float.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture) / Size;
        var (xs, ys) = (Numbers(text, "x"), Numbers(text, "y"));
        var group = new XElement(Svg + "g", text.Attributes().Where(attribute => attribute.Name.LocalName is "fill" or "fill-opacity"));
        group.SetAttributeValue("transform",
            $"{text.Attribute("transform")?.Value} scale({scale.ToString("0.####", CultureInfo.InvariantCulture)})".Trim());
        var at = 0;
        foreach (var letter in text.Value.Trim().EnumerateRunes())
        {
            var (x, y) = (xs[Math.Min(at, xs.Length - 1)] / scale, ys[Math.Min(at, ys.Length - 1)] / scale);
            at++;
            if (Define(letter, bold) is string id)
                group.Add(new XElement(Svg + "use", new XAttribute(Link + "href", "#" + id), new XAttribute("x", Number(x)),
                    new XAttribute("y", Number(y))));
        }
        return group;
    }

    // Null for a character without an outline, such as a space.
    private string? Define(Rune letter, bool bold)
    {
        var id = $"{(bold ? "b" : "r")}{letter.Value:x}";
        if (_outlines.ContainsKey(id))
            return id;
        using var font = new SKFont(bold ? HouseFont.SemiBold : HouseFont.Regular, Size) { Hinting = SKFontHinting.None, Subpixel = true };
        using var path = font.GetTextPath(letter.ToString(), new SKPoint(0, 0));
        if (path is null || path.IsEmpty)
            return null;
        _outlines[id] = path.ToSvgPathData();
        return id;
    }

    private static float[] Numbers(XElement text, string name) =>
        [.. text.Attribute(name)!.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => float.Parse(part, CultureInfo.InvariantCulture))];

    private static string Number(float value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
