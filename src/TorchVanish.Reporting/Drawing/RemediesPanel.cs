using ScottPlot;
using SkiaSharp;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>One row per remedy: its gain with the interval, relative to the line of no gain.</summary>
internal sealed class RemediesPanel(RemediesView view) : IPanel
{
    public const float Row = 12;
    private const float LabelSize = 7;

    // The largest share of the width for the names.
    private const float WidestLabel = 0.5f;
    private const double Margin = 0.06;
    private const float Point = 2.6f;

    public void Draw(SKCanvas canvas, SKRect cell)
    {
        var (low, high) = Range();
        var widest = cell.Width * WidestLabel;
        var labels = view.Rows.Select((row, i) => new Tick(-i, Pen.Cut(Label(row), widest, LabelSize), true));
        var frame = new Frame(new AxisLimits(low, high, -view.Rows.Count + 0.4, 0.6), Ticks.Of(AxisScale.Linear, low, high, 6), [.. labels])
        {
            Title = "",
            XLabel = view.Quantity,
            YLabel = "",
        };
        frame.Draw(canvas, cell);
        using (var zero = new SKPaint { Color = Ink.Axis.ToSKColor(), StrokeWidth = 0.8f, IsAntialias = true })
            canvas.DrawLine(frame.X(0), frame.Data.Top, frame.X(0), frame.Data.Bottom, zero);
        foreach (var (i, row) in view.Rows.Index())
            Line(canvas, frame, frame.Y(-i), row);
    }

    private static void Line(SKCanvas canvas, Frame frame, float y, RemedyRow row)
    {
        using var ink = new SKPaint { Color = ColorOf(row.Verdict).ToSKColor(), StrokeWidth = row.Fresh ? 1.4f : 0.9f, IsAntialias = true };
        if (row.Gain.HasBounds)
            canvas.DrawLine(frame.X(100 * row.Gain.Low), y, frame.X(100 * row.Gain.High), y, ink);
        var x = frame.X(100 * row.Gain.Estimate);
        if (!row.Fresh)
        {
            using var paper = new SKPaint { Color = Ink.Paper.ToSKColor(), IsAntialias = true };
            canvas.DrawCircle(x, y, Point, paper);
            ink.Style = SKPaintStyle.Stroke;
        }
        canvas.DrawCircle(x, y, Point, ink);
    }

    private static string Label(RemedyRow row) => row.Chosen ? $"prescribed: {row.Words}" : row.Words;

    private static Color ColorOf(RemedyVerdict verdict) => verdict switch
    {
        RemedyVerdict.Helps => DivergingScale.At(-0.8),
        RemedyVerdict.Harms => Ink.Alarm,
        _ => Ink.Quiet,
    };

    // With few replicates an interval can exceed ±100 points; the axis ends there.
    private (double Low, double High) Range()
    {
        var ends = view.Rows.SelectMany(row => (double[])[row.Gain.Estimate, row.Gain.Low, row.Gain.High]).Where(double.IsFinite)
            .Select(share => Math.Clamp(100 * share, -100, 100)).Append(0).ToList();
        var pad = Math.Max(1, Margin * (ends.Max() - ends.Min()));
        return (ends.Min() - pad, ends.Max() + pad);
    }
}
