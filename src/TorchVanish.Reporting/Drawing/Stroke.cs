using ScottPlot;
using SkiaSharp;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// Draws lines. Dashes become filled shapes, because Skia's SVG does not support path effects: it prints a warning and draws a solid line.
/// </summary>
internal static class Stroke
{
    public static void Draw(SKCanvas canvas, SKPath path, CurveStyle style)
    {
        // Only markers: Skia draws a width of zero as a hairline.
        if (style.Width == 0)
            return;
        using var paint = new SKPaint
        {
            Color = style.Color.ToSKColor(),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = style.Width,
            StrokeJoin = SKStrokeJoin.Round,
            IsAntialias = true,
        };
        using var dashes = Dashes(style);
        if (dashes is null)
        {
            canvas.DrawPath(path, paint);
            return;
        }
        paint.PathEffect = dashes;
        using var shapes = paint.GetFillPath(path);
        paint.PathEffect = null;
        paint.Style = SKPaintStyle.Fill;
        canvas.DrawPath(shapes, paint);
    }

    private static SKPathEffect? Dashes(CurveStyle style)
    {
        float[]? lengths = style.Pattern.Name == LinePattern.Dotted.Name ? [1.2f, 2]
            : style.Pattern.Name == LinePattern.DenselyDashed.Name ? [3, 1.6f]
            : style.Pattern.Name == LinePattern.Dashed.Name ? [5, 2.2f]
            : null;
        return lengths is null ? null : SKPathEffect.CreateDash(lengths, 0);
    }
}
