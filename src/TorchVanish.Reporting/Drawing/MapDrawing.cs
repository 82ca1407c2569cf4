using ScottPlot;
using SkiaSharp;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Papers;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Drawing;

/// <summary>A map of a value over two axes, with a colored cell for each pair.</summary>
internal sealed class MapDrawing(PaperMap map) : IPanel
{

    /// <summary>The ends of the color scale, log10 where the map is logarithmic.</summary>
    public (double Low, double High) Scale { get; } = ScaleOf(map);

    public void Draw(SKCanvas canvas, SKRect cell)
    {
        var (stepX, stepY) = (Step(map.Xs), Step(map.Ys));
        var limits = new AxisLimits(map.Xs[0] - (stepX / 2), map.Xs[^1] + (stepX / 2), map.Ys[0] - (stepY / 2), map.Ys[^1] + (stepY / 2));
        var frame = new Frame(
            limits, Ticks.Of(AxisScale.Linear, limits.Left, limits.Right, (int)(cell.Width / 60)),
            Ticks.Of(AxisScale.Linear, limits.Bottom, limits.Top, (int)(cell.Height / 30)))
        {
            Title = "",
            XLabel = map.XLabel,
            YLabel = map.YLabel,
        };
        frame.Draw(canvas, cell);
        for (var y = 0; y < map.Ys.Count; y++)
        {
            for (var x = 0; x < map.Xs.Count; x++)
            {
                var place = new SKRect(
                    frame.X(map.Xs[x] - (stepX / 2)), frame.Y(map.Ys[y] + (stepY / 2)) - CellEdges.Overlap,
                    frame.X(map.Xs[x] + (stepX / 2)) + CellEdges.Overlap, frame.Y(map.Ys[y] - (stepY / 2)));
                var value = map.Values[y][x];
                CellInk.Fill(canvas, place, KindOf(value), (At(map, value) - Scale.Low) / Math.Max(1e-9, Scale.High - Scale.Low));
            }
        }
    }

    private CellKind KindOf(double value) =>
        !double.IsFinite(value) ? CellKind.NonFinite : map.IsLog && value == 0 ? CellKind.Zero : CellKind.Number;

    private static double Step(IReadOnlyList<double> places) => places.Count < 2 ? 1 : (places[^1] - places[0]) / (places.Count - 1);

    private static double At(PaperMap map, double value) => map.IsLog ? Math.Log10(value) : value;

    private static (double Low, double High) ScaleOf(PaperMap map)
    {
        var values = map.Values.SelectMany(row => row).Select(value => At(map, value)).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        return (values.Min(), values.Max());
    }
}
