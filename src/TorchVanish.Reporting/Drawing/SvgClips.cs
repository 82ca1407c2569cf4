using System.Xml.Linq;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// Gives the clips of Skia's SVG names of their own, by order in the file, and keeps each clip once: Skia numbers them by a counter
/// of the whole process, so that the same figure would be another file at each drawing.
/// </summary>
internal static class SvgClips
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static void Settle(XElement root)
    {
        var shapes = new Dictionary<string, string>();
        var names = new Dictionary<string, string>();
        foreach (var clip in root.Descendants(Svg + "clipPath").ToArray())
        {
            var shape = string.Concat(clip.Elements());
            var known = shapes.TryGetValue(shape, out var name);
            name ??= shapes[shape] = $"clip{shapes.Count + 1}";
            names[$"url(#{clip.Attribute("id")!.Value})"] = $"url(#{name})";
            if (known)
                clip.Remove();
            else
                clip.SetAttributeValue("id", name);
        }
        foreach (var use in root.Descendants().Attributes("clip-path"))
            use.Value = names[use.Value];
    }
}
