using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Views;

/// <summary>The cost of training against each property, with a power law fitted to its measurements.</summary>
public sealed record CostView : CurveView
{
    public static CostView Of(IReadOnlyList<CostGrowth> growths) => new()
    {
        Headline = growths.All(growth => growth.Exponent < growth.Work + Tolerance)
            ? "No cost grows faster than the work"
            : "Cost grows faster than the work for " + string.Join(
                ", ", growths.Where(growth => growth.Exponent >= growth.Work + Tolerance).Select(growth => growth.Property)),
        Caption = "Processor time of one thread against each property, on logarithmic axes: medians with the interquartile range. "
            + "Dashed lines: power laws fitted by least squares, with their exponents.",
        Panels = [.. growths.Select(Panel)],
        Columns = 3,
        Variants = CurveVariants.Fits,
    };

    // For an exponent over three doublings, in which the data outgrow a cache.
    private const double Tolerance = 0.1;

    private static CurvePanel Panel(CostGrowth growth) => CurvePanel.Of(
        FormattableString.Invariant($"{growth.Property}: exponent {growth.Exponent:F2} (arithmetic {growth.Work})"),
        new PanelAxis(growth.Property, AxisScale.Log), new PanelAxis(growth.Cost, AxisScale.Log),
        [
            new Curve(0, 0, "measured", [.. growth.Points.Select(point => new CurvePoint(point.At, point.Cost))]),
            new Curve(0, 1, "power law", [.. growth.Points.Select(point => new CurvePoint(
                point.At, Exactly(growth.Factor * Math.Pow(point.At, growth.Exponent))))]),
        ]);

    private static Spread Exactly(double value) => Spread.Of([value]);
}

/// <summary>The growth of the cost of training with one property.</summary>
/// <param name="Cost">What was measured, with its unit.</param>
/// <param name="Work">The exponent of the arithmetic operations.</param>
/// <param name="Factor">Cost = Factor · property^Exponent, fitted.</param>
public sealed record CostGrowth(
    string Property, string Cost, double Work, IReadOnlyList<(double At, Spread Cost)> Points, double Exponent, double Factor);
