using ScottPlot;
using TorchVanish.Analysis.Curves;

namespace TorchVanish.Reporting.Drawing;

/// <summary>The limits of a panel's axes, in the coordinates of the plot.</summary>
internal static class PanelLimits
{
    private const double StripBelowFloor = 0.45;

    /// <summary>The coordinate of a value on an axis: log10 if the axis is logarithmic, with zeros on the floor.</summary>
    public static double At(AxisScale scale, double value, double? floor) => scale switch
    {
        AxisScale.Log => Math.Log10(value > 0 ? value : floor ?? double.NaN),
        AxisScale.LogStep => Math.Log10(1 + value),
        _ => value,
    };

    public static AxisLimits Of(CurvePanel panel)
    {
        var (left, right) = Horizontal(panel);
        var (bottom, top) = Vertical(panel);
        return new AxisLimits(left, right, bottom, top);
    }

    /// <summary>The panel's own horizontal limits, and the smallest vertical limits that contain those of all panels.</summary>
    public static AxisLimits Shared(AxisLimits own, IEnumerable<AxisLimits> all)
    {
        var limits = all.ToArray();
        return new AxisLimits(own.Left, own.Right, limits.Min(l => l.Bottom), limits.Max(l => l.Top));
    }

    private static (double Low, double High) Horizontal(CurvePanel panel)
    {
        var places = panel.Curves.SelectMany(curve => curve.Points).Select(point => At(panel.X.Scale, point.X, null)).ToArray();
        if (places.Length == 0)
            return panel.X.Scale == AxisScale.Whole ? (0.5, 1.5) : (0, 1);
        var (low, high) = (places.Min(), places.Max());
        return panel.X.Scale == AxisScale.Whole ? (low - 0.4, high + 0.4) : Padded(low, high, 0.02);
    }

    private static (double Low, double High) Vertical(CurvePanel panel)
    {
        if (panel.Y.Scale == AxisScale.Share)
            return (-0.04, 1.04);
        var values = panel.Curves.SelectMany(curve => curve.Points).Where(point => point.Y.IsDrawn)
            .SelectMany(point => new[] { point.Y.Low, point.Y.Median, point.Y.High })
            .Concat(panel.References.Select(line => line.Value))
            .Select(value => At(panel.Y.Scale, value, panel.Floor))
            .Where(value => double.IsFinite(value) && !(value > panel.Ceiling))
            .Concat(panel.Ceiling is double ceiling ? [ceiling] : [])
            .ToArray();
        if (values.Length == 0)
            return (0, 1);
        if (panel.Y.Scale == AxisScale.FromZero && values.Min() >= 0)
            return (0, 1.1 * Math.Max(values.Max(), 1e-12));
        var (low, high) = Padded(values.Min(), values.Max(), 0.07);
        return panel.Floor is double floor ? (Math.Log10(floor) - StripBelowFloor, high) : (low, high);
    }

    private static (double Low, double High) Padded(double low, double high, double share)
    {
        // The axis around a flat line must be wide enough not to magnify rounding errors.
        var span = high - low;
        var enough = Math.Max(span, Math.Max(1e-12, 0.02 * Math.Max(Math.Abs(low), Math.Abs(high))));
        var pad = (share * enough) + ((enough - span) / 2);
        return (low - pad, high + pad);
    }
}
