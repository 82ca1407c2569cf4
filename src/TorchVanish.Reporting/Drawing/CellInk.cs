using ScottPlot.Colormaps;
using SkiaSharp;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// Fills a cell: viridis for a number (perceptually uniform, and readable in grayscale and with color blindness), hatching for an exact
/// zero, and a red cross on gray for NaN and infinity.
/// </summary>
internal static class CellInk
{
    private static readonly Viridis Map = new();

    /// <param name="share">0 at the low end of the color scale, 1 at the high end.</param>
    public static void Fill(SKCanvas canvas, SKRect place, CellKind kind, double share)
    {
        // Antialiasing would leave thin white lines between neighboring cells.
        using var fill = new SKPaint
        {
            IsAntialias = false,
            Color = kind == CellKind.Number
            ? Map.GetColor(Math.Clamp(share, 0, 1)).ToSKColor() : Back(kind)
        };
        canvas.DrawRect(place, fill);
        if (kind == CellKind.Zero)
            Hatch(canvas, place);
        else if (kind == CellKind.NonFinite)
            Cross(canvas, place);
    }

    private static SKColor Back(CellKind kind) => kind == CellKind.Zero ? SKColors.White : Ink.Floor.ToSKColor();

    private static void Hatch(SKCanvas canvas, SKRect place)
    {
        using var line = new SKPaint { Color = Ink.Quiet.ToSKColor(), StrokeWidth = 0.5f, IsAntialias = true };
        canvas.Save();
        canvas.ClipRect(place);
        for (var x = place.Left - place.Height; x < place.Right; x += 2.5f)
            canvas.DrawLine(x, place.Bottom, x + place.Height, place.Top, line);
        canvas.Restore();
    }

    private static void Cross(SKCanvas canvas, SKRect place)
    {
        using var line = new SKPaint { Color = Ink.Alarm.ToSKColor(), StrokeWidth = 0.7f, IsAntialias = true };
        var arm = Math.Min(3, Math.Min(place.Width, place.Height) / 2.5f);
        canvas.DrawLine(place.MidX - arm, place.MidY - arm, place.MidX + arm, place.MidY + arm, line);
        canvas.DrawLine(place.MidX - arm, place.MidY + arm, place.MidX + arm, place.MidY - arm, line);
    }
}
