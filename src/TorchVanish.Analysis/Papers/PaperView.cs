using TorchVanish.Analysis.Views;

namespace TorchVanish.Analysis.Papers;

/// <summary>The figure of a reproduction, in the paper's own form.</summary>
public sealed record PaperView : CurveView
{
    /// <summary>The looks of the curves: a curve's Run is a position in this list.</summary>
    public required IReadOnlyList<PaperLook> Looks { get; init; }

    /// <summary>A map in place of panels; null for none.</summary>
    public PaperMap? Map { get; init; }
}

/// <summary>How a curve looks.</summary>
/// <param name="Color">Position in the palette, or one of the two below.</param>
public sealed record PaperLook(string Label, int Color, PaperStroke Stroke)
{
    /// <summary>Grey.</summary>
    public const int Theory = -1;

    /// <summary>Red.</summary>
    public const int Textbook = -2;
}

public enum PaperStroke
{
    /// <summary>What was measured: a line with markers.</summary>
    Measured,

    /// <summary>A smooth line: a trajectory.</summary>
    Line,

    /// <summary>What was measured, without a line.</summary>
    Points,

    /// <summary>What the paper or its theory says: dashed.</summary>
    Theory,
}

/// <summary>A value over two axes, by color.</summary>
/// <param name="Xs">Ascending.</param>
/// <param name="Values">[Ys.Count][Xs.Count]; NaN where nothing was measured.</param>
/// <param name="IsLog">Whether the color follows log10 of the value.</param>
public sealed record PaperMap(
    string XLabel, IReadOnlyList<double> Xs, string YLabel, IReadOnlyList<double> Ys, string Quantity,
    IReadOnlyList<IReadOnlyList<double>> Values, bool IsLog);
