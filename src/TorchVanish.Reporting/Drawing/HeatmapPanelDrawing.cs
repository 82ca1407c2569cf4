using ScottPlot;
using SkiaSharp;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// The heatmap of one run. All runs share one axis of steps, so a run that ended early is visible. Cells extend halfway to the neighboring
/// steps, so the logarithmic axis is to scale.
/// </summary>
internal sealed class HeatmapPanelDrawing(string title, HeatmapPanel panel, int lastStep, double low, double high) : IPanel
{

    public void Draw(SKCanvas canvas, SKRect cell)
    {
        var edges = CellEdges.Of([.. panel.Steps.Select(step => Math.Log10(1 + step))]);
        var limits = panel.Cells.Count == 0
            ? new AxisLimits(0, 1, 0.5, 1.5)
            : new AxisLimits(edges[0], Math.Max(edges[^1], Math.Log10(1 + lastStep)), panel.Layers[0] - 0.5, panel.Layers[^1] + 0.5);
        var frame = new Frame(
            limits,
            Ticks.Of(AxisScale.LogStep, limits.Left, limits.Right, 6),
            Ticks.Of(AxisScale.Whole, limits.Bottom, limits.Top, (int)((cell.Height - Frame.TopOf(title, cell.Width) - Frame.Bottom) / 11)))
        {
            Title = title,
            XLabel = "step",
            YLabel = "layer",
        };
        frame.Draw(canvas, cell);
        if (panel.Cells.Count == 0)
            Pen.Text(canvas, "nothing measured", frame.Data.HorizontalCenter, frame.Data.VerticalCenter, 7.5f, Ink.Quiet, 0.5f);
        var column = panel.Steps.Select((step, index) => (step, index)).ToDictionary(pair => pair.step, pair => pair.index);
        foreach (var one in panel.Cells)
        {
            var at = column[one.Step];
            var place = new SKRect(
                frame.X(edges[at]), frame.Y(one.Layer + 0.5) - CellEdges.Overlap,
                frame.X(edges[at + 1]) + CellEdges.Overlap, frame.Y(one.Layer - 0.5));
            CellInk.Fill(canvas, place, one.Kind, (one.Log10 - low) / Math.Max(1e-9, high - low));
        }
    }
}
