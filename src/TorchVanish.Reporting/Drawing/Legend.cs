using ScottPlot;
using SkiaSharp;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>A legend in rows above the panels, where it does not cover data.</summary>
internal sealed class Legend(IReadOnlyList<(string Label, CurveStyle Style)> entries) : IStrip
{
    private const float Size = 7.5f;
    private const float Row = 12;
    private const float Swatch = 20;

    public float Height(float width) => entries.Count == 0 ? 0 : (Rows(width).Max(entry => entry.Row) + 1) * Row + 3;

    public void Draw(SKCanvas canvas, SKRect place)
    {
        foreach (var (label, style, row, x) in Rows(place.Width))
        {
            var left = place.Left + x;
            var y = place.Top + (row * Row) + (Row / 2);
            using var paint = Paint.NewDisposablePaint();
            using var line = new SKPath();
            line.MoveTo(left, y);
            line.LineTo(left + Swatch - 4, y);
            Stroke.Draw(canvas, line, style);
            if (style.Marker != MarkerShape.None)
                new MarkerStyle(style.Marker, 4.5f, style.Color) { LineColor = style.Color, LineWidth = 0.9f }.Render(canvas,
                    new Pixel(left + ((Swatch - 4) / 2), y), paint);
            Pen.Text(canvas, label, left + Swatch, y, Size, Ink.Text);
        }
    }

    private List<(string Label, CurveStyle Style, int Row, float X)> Rows(float width)
    {
        // Columns have the width of the longest label.
        var column = Swatch + 12 + entries.Select(entry => Pen.Width(entry.Label, Size)).DefaultIfEmpty(0).Max();
        var columns = Math.Max(1, (int)(width / column));
        return [.. entries.Select((entry, i) => (entry.Label, entry.Style, i / columns, i % columns * column))];
    }
}
