using SkiaSharp;
using TorchVanish.Analysis.Curves;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Drawing;

/// <summary>Draws the labels of reference lines, each at the end and side of its line that is farthest from the data.</summary>
internal static class ReferenceLabels
{
    private const float Size = 7;

    public static void Draw(SKCanvas canvas, Frame frame, IReadOnlyList<ReferenceLine> lines, Func<double, double> at,
        IReadOnlyList<SKPoint> data)
    {
        foreach (var line in lines)
        {
            var width = Pen.Width(line.Label, Size);
            var y = frame.Y(at(line.Value));
            var places = from left in new[] { frame.Data.Right - width - 2, frame.Data.Left + 3 }
                         from middle in new[] { y - 5.5f, y + 5.5f }
                         where middle > frame.Data.Top - 6 && middle < frame.Data.Bottom - 3
                         select SKRect.Create(left, middle - (Size / 2), width, Size);
            var best = places.MaxBy(place => Math.Min(12, Clearance(place, data)));
            Pen.Text(canvas, line.Label, best.Left, best.MidY, Size, Ink.Quiet, halo: true);
        }
    }

    // Vertical distance from the label to the nearest point above or below it.
    private static float Clearance(SKRect place, IReadOnlyList<SKPoint> data) => data
        .Where(point => point.X >= place.Left - 6 && point.X <= place.Right + 6)
        .Select(point => Math.Max(0, Math.Max(place.Top - point.Y, point.Y - place.Bottom)))
        .DefaultIfEmpty(float.MaxValue)
        .Min();
}
