using ScottPlot;
using SkiaSharp;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>A line through points of a plot, drawn by <see cref="Stroke"/>.</summary>
internal sealed class PolyLine(IReadOnlyList<(double X, double Y)> points, CurveStyle style) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        for (var i = 0; i < points.Count; i++)
        {
            var at = Axes.GetPixel(new Coordinates(points[i].X, points[i].Y));
            if (i == 0)
                path.MoveTo(at.X, at.Y);
            else
                path.LineTo(at.X, at.Y);
        }
        Stroke.Draw(rp.Canvas, path, style);
    }
}
