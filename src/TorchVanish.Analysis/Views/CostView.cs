using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Views;

/// <summary>How the cost of training grows with one property after another, each with the power law through its measurements.</summary>
public sealed record CostView : CurveView
{
    public static CostView Of(IReadOnlyList<CostGrowth> growths) => new()
    {
        Headline = growths.All(growth => growth.Exponent < growth.Work + Tolerance)
            ? "No cost grows faster than the work"
            : $"Cost grows faster than the work for {string.Join(", ", growths.Where(growth => growth.Exponent >= growth.Work + Tolerance).Select(growth => growth.Property))}",
        Caption = "Processor time of one thread against each property, on logarithmic axes: medians with the interquartile range. "
            + "Dashed: the power law by least squares, with its exponent.",
        Panels = [.. growths.Select(Panel)],
        Columns = 3,
        Variants = CurveVariants.Fits,
    };

    // Of an exponent over three doublings, where a cache ends in between.
    private const double Tolerance = 0.1;

    private static CurvePanel Panel(CostGrowth growth) => CurvePanel.Of(
        FormattableString.Invariant($"{growth.Property}: exponent {growth.Exponent:F2}, of its work {growth.Work}"), new PanelAxis(growth.Property, AxisScale.Log), new PanelAxis(growth.Cost, AxisScale.Log),
        [
            new Curve(0, 0, "measured", [.. growth.Points.Select(point => new CurvePoint(point.At, point.Cost))]),
            new Curve(0, 1, "power law", [.. growth.Points.Select(point => new CurvePoint(point.At, Exactly(growth.Factor * Math.Pow(point.At, growth.Exponent))))]),
        ]);

    private static Spread Exactly(double value) => Spread.Of([value]);
}

/// <summary>What the cost of training did as one property grew.</summary>
/// <param name="Cost">What was measured, with its unit.</param>
/// <param name="Work">The exponent with which the arithmetic grows.</param>
/// <param name="Factor">Cost = Factor · property^Exponent, fitted.</param>
public sealed record CostGrowth(
    string Property, string Cost, double Work, IReadOnlyList<(double At, Spread Cost)> Points, double Exponent, double Factor);
