using ScottPlot;
using SkiaSharp;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>
/// One run's heatmap. All runs have one axis of time, so that a run that ended early shows it. Cells reach halfway to the neighbouring
/// steps, so that time is to scale on the logarithmic axis.
/// </summary>
internal sealed class HeatmapPanelDrawing(string title, HeatmapPanel panel, int lastStep, double low, double high) : IPanel
{
    private const float Overlap = 0.35f;

    public void Draw(SKCanvas canvas, SKRect cell)
    {
        var edges = Edges([.. panel.Steps.Select(step => Math.Log10(1 + step))]);
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
            // A little over the next cells, which are drawn later: viewers would show the paper between cells that only touch.
            var place = new SKRect(frame.X(edges[at]), frame.Y(one.Layer + 0.5) - Overlap, frame.X(edges[at + 1])
                + Overlap, frame.Y(one.Layer - 0.5));
            CellInk.Fill(canvas, place, one.Kind, (one.Log10 - low) / Math.Max(1e-9, high - low));
        }
    }

    private static double[] Edges(double[] places) => places switch
    {
        [] => [],
        [var only] => [only - 0.5, only + 0.5],
        _ =>
        [
            places[0] - ((places[1] - places[0]) / 2),
            .. places.Zip(places.Skip(1), (a, b) => (a + b) / 2),
            places[^1] + ((places[^1] - places[^2]) / 2),
        ],
    };
}
