using ScottPlot;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Look;

/// <summary>The style of a curve, depending on what the curves of its figure represent: runs, moments, layers, splits or weights.</summary>
internal sealed class VariantStyles(CurveVariants variants, IReadOnlyList<CurveStyle> runs)
{
    /// <summary>
    /// Start, middle and end, from dark to bright, distinguishable with color blindness like PuOr; last, the prediction for the start.
    /// </summary>
    public static IReadOnlyList<CurveStyle> Moments { get; } =
    [
        new(Color.FromHex("#5E3C99"), MarkerShape.FilledCircle, LinePattern.Solid),
        new(Color.FromHex("#1C9AA0"), MarkerShape.FilledSquare, LinePattern.Dashed),
        new(Color.FromHex("#E66101"), MarkerShape.FilledTriangleUp, LinePattern.Solid),
        new(Ink.Quiet, MarkerShape.None, LinePattern.DenselyDashed),
    ];

    /// <summary>First, middle and last hidden layer, output layer: four colors of viridis.</summary>
    public static IReadOnlyList<CurveStyle> Layers { get; } =
    [
        new(Color.FromHex("#440154"), MarkerShape.FilledCircle, LinePattern.Solid),
        new(Color.FromHex("#31688E"), MarkerShape.FilledSquare, LinePattern.Dashed),
        new(Color.FromHex("#21A585"), MarkerShape.FilledTriangleUp, LinePattern.Solid),
        new(Color.FromHex("#B5A300"), MarkerShape.FilledDiamond, LinePattern.DenselyDashed),
    ];

    public CurveStyle Of(Curve curve)
    {
        var run = runs[curve.Run];
        return variants switch
        {
            CurveVariants.Moments => Moments[curve.Variant],
            CurveVariants.Layers when curve.Variant >= 0 => Layers[curve.Variant],
            CurveVariants.Splits when curve.Variant == 0 =>
                run with { Pattern = LinePattern.DenselyDashed, Marker = MarkerShape.None, Color = Mixed(run.Color) },
            CurveVariants.Splits => run with { Width = 1.5f },
            CurveVariants.Marked when curve.Variant < 0 => run with { Marker = MarkerShape.None },
            CurveVariants.Fits when curve.Variant == 0 => run with { Width = 0 },
            CurveVariants.Fits => run with { Pattern = LinePattern.Dashed, Marker = MarkerShape.None, Width = 0.9f },
            CurveVariants.Weights => run with { Marker = MarkerShape.None, Width = 0.8f },
            _ => run,
        };
    }

    private static Color Mixed(Color color) => color.MixedWith(Ink.Paper, 0.35);
}
