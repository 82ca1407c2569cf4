using ScottPlot;
using SkiaSharp;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>A map of cells with a line, a ring and marks; its horizontal axis is logarithmic.</summary>
internal sealed class MapPanelDrawing(MapPanel panel) : IPanel
{
    private const float Ring = 4.5f;
    private const float Mark = 2.6f;

    public void Draw(SKCanvas canvas, SKRect cell)
    {
        var (columns, rows) = (CellEdges.Of([.. panel.X.Select(Math.Log10)]), CellEdges.Of(panel.Y));
        var frame = new Frame(
            new AxisLimits(columns[0], columns[^1], rows[0], rows[^1]),
            Ticks.Of(AxisScale.Log, columns[0], columns[^1], 6),
            Ticks.Of(AxisScale.Linear, rows[0], rows[^1], 6))
        {
            Title = panel.Title,
            XLabel = panel.XLabel,
            YLabel = panel.YLabel,
        };
        frame.Draw(canvas, cell);
        for (var row = 0; row < panel.Y.Count; row++)
        {
            for (var column = 0; column < panel.X.Count; column++)
            {
                var value = panel.Log10[row][column];
                var color = double.IsNaN(value) ? Ink.Floor : DivergingScale.At(value / PredictionMapView.Decades);
                using var paint = new SKPaint { Color = color.ToSKColor() };
                canvas.DrawRect(
                    new SKRect(
                        frame.X(columns[column]), frame.Y(rows[row + 1]) - CellEdges.Overlap,
                        frame.X(columns[column + 1]) + CellEdges.Overlap, frame.Y(rows[row])),
                    paint);
            }
        }
        Line(canvas, frame);
        foreach (var mark in panel.Marks)
            Circle(canvas, frame, mark.X, mark.Y, Mark, mark.Learns);
        Circle(canvas, frame, panel.Own.X, panel.Own.Y, Ring, filled: false);
    }

    private void Line(SKCanvas canvas, Frame frame)
    {
        using var path = new SKPath();
        var inside = panel.Line.Where(point => point.X >= panel.X[0] && point.X <= panel.X[^1])
            .Select(point => new SKPoint(frame.X(Math.Log10(point.X)), frame.Y(point.Y))).ToArray();
        if (inside.Length < 2)
            return;
        path.AddPoly(inside, close: false);
        using var paint = new SKPaint { Color = Ink.Text.ToSKColor(), Style = SKPaintStyle.Stroke, StrokeWidth = 1.3f, IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    private void Circle(SKCanvas canvas, Frame frame, double x, double y, float radius, bool filled)
    {
        if (x < panel.X[0] || x > panel.X[^1] || y < panel.Y[0] || y > panel.Y[^1])
            return;
        var place = new SKPoint(frame.X(Math.Log10(x)), frame.Y(y));
        var color = (filled ? Ink.Text : Ink.Paper).ToSKColor().WithAlpha(filled ? (byte)255 : (byte)160);
        using var inner = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawCircle(place, radius, inner);
        using var edge = new SKPaint { Color = Ink.Text.ToSKColor(), Style = SKPaintStyle.Stroke, StrokeWidth = 1, IsAntialias = true };
        canvas.DrawCircle(place, radius, edge);
    }
}

/// <summary>The color scale above the map.</summary>
internal sealed class MapScale : IStrip
{
    private const float BarWidth = 175;
    private const float BarHeight = 7;
    private const int Shades = 96;
    private const string Label = "predicted ‖δ₁‖/‖δ_L‖";

    public float Height(float width) => 26;

    public void Draw(SKCanvas canvas, SKRect place)
    {
        var x = place.Left + Pen.Width(Label, 7.5f) + 10;
        Pen.Text(canvas, Label, place.Left, place.Top + (BarHeight / 2) + 1, 7.5f, Ink.Text);
        for (var i = 0; i < Shades; i++)
        {
            using var paint = new SKPaint { Color = DivergingScale.At((2.0 * i / (Shades - 1)) - 1).ToSKColor() };
            canvas.DrawRect(SKRect.Create(x + (BarWidth * i / Shades), place.Top + 1, (BarWidth / Shades) + 0.3f, BarHeight), paint);
        }
        foreach (var tick in Ticks.Of(AxisScale.Log, -PredictionMapView.Decades, PredictionMapView.Decades, 5).Where(tick => tick.IsMajor))
        {
            var at = x + (float)(BarWidth * ((tick.Position / PredictionMapView.Decades) + 1) / 2);
            Pen.Text(canvas, tick.Label, at, place.Top + BarHeight + 8, 7, Ink.Text, align: 0.5f);
        }
    }
}
