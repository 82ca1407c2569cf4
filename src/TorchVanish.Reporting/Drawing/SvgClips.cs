using System.Xml.Linq;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// Renames the clips of Skia's SVG by their order in the file, and removes duplicates. Skia numbers them with a counter of the process, so
/// otherwise each drawing of the same figure would be a different file.
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
