using TorchVanish.Analysis.Curves;

namespace TorchVanish.Analysis.Views;

/// <summary>A figure made of panels with curves.</summary>
public abstract record CurveView : FigureView
{
    /// <summary>Row by row.</summary>
    public required IReadOnlyList<CurvePanel> Panels { get; init; }

    /// <summary>Panels a row.</summary>
    public required int Columns { get; init; }

    /// <summary>The meaning of a variant of the curves.</summary>
    public CurveVariants Variants { get; init; }

    /// <summary>Which panels have the same vertical axis, so that they can be compared.</summary>
    public AxisSharing Sharing { get; init; }

    public bool HasNonFinite => Panels.Any(panel => panel.HasNonFinite);

    /// <summary>How zeros, values that are not defined and values that are not finite are drawn, for those that a panel has.</summary>
    protected static string Marks(IReadOnlyList<CurvePanel> panels) =>
        (panels.Any(panel => panel.Floor is not null) ? " A value of exactly zero is a triangle in the grey strip marked 0." : "")
        + (panels.Any(panel => panel.HasGap) ? " A line has a gap where the value is not defined." : "")
        + (panels.Any(panel => panel.HasNonFinite) ? " A cross at the top marks where a replicate is NaN or infinite." : "");

    /// <param name="points">How many numbers a line must have to show something.</param>
    protected static string? WhyNothing(IReadOnlyList<CurvePanel> panels, int points = 1) =>
        panels.Any(panel => panel.Curves.Any(curve => curve.Points.Count(point => point.Y.IsDrawn) >= points)) ? null
        : panels.Any(panel => panel.HasSomething) ? "there is no finite value after the first"
        : panels.Any(panel => panel.HasNonFinite) ? "every value is NaN or infinite"
        : panels.Any(panel => panel.HasGap) ? "the quantity is not defined for this network"
        : "the run has no measurements of this";
}

/// <summary>What distinguishes the curves of one run, if color does not identify the run.</summary>
public enum CurveVariants
{
    /// <summary>Color identifies the run.</summary>
    None,

    /// <summary>Start, middle, end.</summary>
    Moments,

    /// <summary>From the layer nearest the input to the output layer.</summary>
    Layers,

    /// <summary>0 is the training batch, 1 the validation split, both in the colour of the run.</summary>
    Splits,

    /// <summary>0 is what was measured, 1 the law fitted to it.</summary>
    Fits,

    /// <summary>The watched weights of one layer, in the colour of the run.</summary>
    Weights,

    /// <summary>Below 0 a smooth line, 0 a single place of it that is marked, both in the colour of the run.</summary>
    Marked,
}

/// <summary>Which panels of a figure have the same vertical axis.</summary>
public enum AxisSharing
{
    None,
    Rows,
    Columns,
}
