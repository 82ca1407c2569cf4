using ScottPlot;
using SkiaSharp;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// Draws text in the font of all figures. In an SVG, <see cref="SvgLetters"/> converts it to outlines. All lengths are in points.
/// </summary>
internal static class Pen
{
    // Size and vertical offset of a subscript, relative to the size of the text.
    private const float SubscriptSize = 0.74f;
    private const float SubscriptDrop = 0.18f;

    public static float Width(string text, float size, bool bold = false) => Subscripts.Split(text).Sum(part =>
    {
        using var font = Font(part.Lowered ? SubscriptSize * size : size, bold);
        return font.MeasureText(part.Text);
    });

    /// <summary>Draws text with its subscripts; capitals are centered on y.</summary>
    /// <param name="align">0: the text starts at x; 0.5: it is centered on x; 1: it ends at x.</param>
    public static void Text(SKCanvas canvas, string text, float x, float y, float size, Color color, float align = 0, bool bold = false,
        bool halo = false)
    {
        if (text.Length == 0)
            return;
        var (start, baseline) = (x - (align * Width(text, size, bold)), y + (0.36f * size));
        foreach (var (part, lowered) in Subscripts.Split(text))
        {
            using var font = Font(lowered ? SubscriptSize * size : size, bold);
            Draw(canvas, part, start, lowered ? baseline + (SubscriptDrop * size) : baseline, font, color, halo);
            start += font.MeasureText(part);
        }
    }

    private static void Draw(SKCanvas canvas, string text, float start, float baseline, SKFont font, Color color, bool halo)
    {
        if (halo)
        {
            using var path = font.GetTextPath(text, new SKPoint(start, baseline));
            using var edge = new SKPaint
            {
                Color = SKColors.White,
                Style = SKPaintStyle.Stroke,
                StrokeWidth = 2.2f,
                StrokeJoin = SKStrokeJoin.Round,
                IsAntialias = true
            };
            canvas.DrawPath(path, edge);
        }
        using var paint = new SKPaint { Color = color.ToSKColor(), IsAntialias = true };
        canvas.DrawText(text, start, baseline, font, paint);
    }

    /// <summary>Draws the label of a vertical axis: it reads upwards, centered on (x, y).</summary>
    public static void Upwards(SKCanvas canvas, string text, float x, float y, float size)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(-90);
        Text(canvas, text, 0, 0, size, Ink.Quiet, align: 0.5f);
        canvas.Restore();
    }

    /// <summary>Wraps a text at spaces.</summary>
    public static IReadOnlyList<string> Wrap(string text, float width, float size, bool bold = false)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", size, bold) <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return lines;
    }

    /// <summary>Truncates a text that is too wide, with an ellipsis.</summary>
    public static string Cut(string text, float width, float size)
    {
        if (Width(text, size) <= width)
            return text;
        var length = text.Length;
        while (length > 1 && Width(text[..length].TrimEnd() + "…", size) > width)
            length--;
        return text[..length].TrimEnd() + "…";
    }

    private static SKFont Font(float size, bool bold) =>
        new(bold ? HouseFont.SemiBold : HouseFont.Regular, size)
        {
            Hinting = SKFontHinting.None,
            Subpixel = true,
            Edging = SKFontEdging.Antialias
        };
}
