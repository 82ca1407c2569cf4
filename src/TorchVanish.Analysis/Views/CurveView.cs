using TorchVanish.Analysis.Curves;

namespace TorchVanish.Analysis.Views;

/// <summary>A figure made of panels with curves.</summary>
public abstract record CurveView : FigureView
{
    /// <summary>Row by row.</summary>
    public required IReadOnlyList<CurvePanel> Panels { get; init; }

    /// <summary>The number of panels in a row.</summary>
    public required int Columns { get; init; }

    /// <summary>The meaning of a variant of the curves.</summary>
    public CurveVariants Variants { get; init; }

    /// <summary>The panels that have the same vertical axis, for comparison.</summary>
    public AxisSharing Sharing { get; init; }

    public bool HasNonFinite => Panels.Any(panel => panel.HasNonFinite);

    /// <summary>How zeros, values that are not defined and values that are not finite are drawn, for those that a panel has.</summary>
    protected static string Marks(IReadOnlyList<CurvePanel> panels) =>
        (panels.Any(panel => panel.Floor is not null) ? " A value of exactly zero is a triangle in the gray strip marked 0." : "")
        + (panels.Any(panel => panel.HasGap) ? " A line has a gap where the value is not defined." : "")
        + (panels.Any(panel => panel.HasNonFinite) ? " A cross at the top marks a replicate with a NaN or infinite value." : "");

    /// <param name="points">The smallest number of points of a line with information.</param>
    protected static string? WhyNothing(IReadOnlyList<CurvePanel> panels, int points = 1) =>
        panels.Any(panel => panel.Curves.Any(curve => curve.Points.Count(point => point.Y.IsDrawn) >= points)) ? null
        : panels.Any(panel => panel.HasSomething) ? "there is no finite value after the first"
        : panels.Any(panel => panel.HasNonFinite) ? NothingFinite
        : panels.Any(panel => panel.HasGap) ? "the quantity is not defined for this network"
        : NothingMeasured;
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

    /// <summary>0 is the training batch, 1 the validation split, both in the color of the run.</summary>
    Splits,

    /// <summary>0 is the measurement, 1 the fitted power law.</summary>
    Fits,

    /// <summary>The watched weights of one layer, in the color of the run.</summary>
    Weights,

    /// <summary>Below 0 a smooth line, 0 a marked point on it, both in the color of the run.</summary>
    Marked,
}

/// <summary>The panels of a figure that have the same vertical axis.</summary>
public enum AxisSharing
{
    None,
    Rows,
    Columns,
}
