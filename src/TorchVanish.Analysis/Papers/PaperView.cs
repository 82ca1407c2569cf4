using TorchVanish.Analysis.Views;

namespace TorchVanish.Analysis.Papers;

/// <summary>The figure of a reproduction, in the form of the paper's figure.</summary>
public sealed record PaperView : CurveView
{
    /// <summary>The styles of the curves: a curve's Run is an index in this list.</summary>
    public required IReadOnlyList<PaperLook> Looks { get; init; }

    /// <summary>A map instead of panels; null for a figure with panels.</summary>
    public PaperMap? Map { get; init; }
}

/// <summary>The style of a curve.</summary>
/// <param name="Color">Index in the palette, or one of the two constants.</param>
public sealed record PaperLook(string Label, int Color, PaperStroke Stroke)
{
    /// <summary>Gray.</summary>
    public const int Theory = -1;

    /// <summary>Red.</summary>
    public const int Textbook = -2;
}

/// <summary>How a curve is drawn.</summary>
public enum PaperStroke
{
    /// <summary>Measurements, with a line and markers.</summary>
    Measured,

    /// <summary>A trajectory, as a line without markers.</summary>
    Line,

    /// <summary>Measurements, without a line.</summary>
    Points,

    /// <summary>The paper's number or theory, dashed.</summary>
    Theory,
}

/// <summary>A value over two axes, shown as color.</summary>
/// <param name="Xs">Ascending.</param>
/// <param name="Values">[Ys.Count][Xs.Count]; NaN if nothing was measured.</param>
/// <param name="IsLog">Whether the color shows log10 of the value.</param>
public sealed record PaperMap(
    string XLabel, IReadOnlyList<double> Xs, string YLabel, IReadOnlyList<double> Ys, string Quantity,
    IReadOnlyList<IReadOnlyList<double>> Values, bool IsLog);
