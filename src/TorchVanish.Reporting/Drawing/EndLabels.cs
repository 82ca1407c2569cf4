using ScottPlot;
using SkiaSharp;

namespace TorchVanish.Reporting.Drawing;

/// <summary>A label at the end of a line, in the coordinates of the plot.</summary>
/// <param name="Level">The mean height of the line, which orders the labels of lines that end at the same place.</param>
internal sealed record EndLabel(string Text, double X, double Y, double Level, Color Color);

/// <summary>Draws labels next to the ends of their lines, and separates labels that would overlap.</summary>
internal static class EndLabels
{
    private const float Size = 7;
    private const float Gap = 9;
    private const float Lead = 12;

    // Line ends closer than this, in points, cannot be distinguished.
    private const float Together = 4;

    // The largest share of a panel's width for labels.
    private const float Share = 0.42f;

    /// <summary>The width of these labels next to a panel, in points.</summary>
    public static float Margin(IEnumerable<string> names, float width) =>
        Math.Min(names.Select(name => Pen.Width(name, Size)).DefaultIfEmpty(0).Max() + Lead, Share * width);

    /// <param name="margin">The space next to the panel; longer labels are truncated.</param>
    public static void Draw(SKCanvas canvas, Frame frame, IReadOnlyList<EndLabel> labels, float margin)
    {
        var data = frame.Data;
        var ordered = labels.OrderBy(label => MathF.Round(frame.Y(label.Y) / Together)).ThenByDescending(label => label.Level).ToArray();
        var places = Apart([.. ordered.Select(label => frame.Y(label.Y))], data.Top + 2, data.Bottom - 2);
        foreach (var (label, place) in ordered.Zip(places))
        {
            using var paint = new SKPaint { Color = label.Color.ToSKColor(), StrokeWidth = 0.5f, IsAntialias = true };
            canvas.DrawLine(Math.Min(frame.X(label.X) + 2, data.Right), frame.Y(label.Y), data.Right + 5, place, paint);
            Pen.Text(canvas, Pen.Cut(label.Text, margin - 7, Size), data.Right + 7, place, Size, label.Color);
        }
    }

    private static float[] Apart(float[] wanted, float top, float bottom)
    {
        var places = (float[])wanted.Clone();
        for (var i = 0; i < places.Length; i++)
            places[i] = Math.Max(places[i], i == 0 ? top : places[i - 1] + Gap);
        for (var i = places.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Length - 1 ? bottom : places[i + 1] - Gap);
        return places;
    }
}
