using ScottPlot;
using SkiaSharp;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// Writes text in the house font (which <see cref="SvgLetters"/> turns into outlines in an SVG). All lengths in points.
/// </summary>
internal static class Pen
{
    public static float Width(string text, float size, bool bold = false)
    {
        using var font = Font(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>Text whose capitals are centred on y.</summary>
    /// <param name="align">0 starts at x, 0.5 is centred on it, 1 ends there.</param>
    public static void Text(SKCanvas canvas, string text, float x, float y, float size, Color color, float align = 0, bool bold = false, bool halo = false)
    {
        if (text.Length == 0)
            return;
        using var font = Font(size, bold);
        var baseline = y + (0.36f * size);
        var start = x - (align * font.MeasureText(text));
        if (halo)
        {
            using var path = font.GetTextPath(text, new SKPoint(start, baseline));
            using var edge = new SKPaint { Color = SKColors.White, Style = SKPaintStyle.Stroke, StrokeWidth = 2.2f, StrokeJoin = SKStrokeJoin.Round, IsAntialias = true };
            canvas.DrawPath(path, edge);
        }
        using var paint = new SKPaint { Color = color.ToSKColor(), IsAntialias = true };
        canvas.DrawText(text, start, baseline, font, paint);
    }

    /// <summary>Text that reads upwards, centred on (x, y).</summary>
    public static void Upwards(SKCanvas canvas, string text, float x, float y, float size, Color color)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(-90);
        Text(canvas, text, 0, 0, size, color, align: 0.5f);
        canvas.Restore();
    }

    /// <summary>Breaks a text at spaces into lines that fit.</summary>
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

    private static SKFont Font(float size, bool bold) =>
        new(bold ? HouseFont.SemiBold : HouseFont.Regular, size) { Hinting = SKFontHinting.None, Subpixel = true, Edging = SKFontEdging.Antialias };
}
