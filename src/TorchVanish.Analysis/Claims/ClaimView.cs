using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Analysis.Claims;

/// <summary>The figure of a claim.</summary>
public sealed record ClaimView : CurveView
{
    /// <summary>The runs that determine the colors of the curves: a curve's Run is an index in this list.</summary>
    public required IReadOnlyList<MeasuredRun> Runs { get; init; }

    /// <summary>The grid that replaces the panels; null for a figure with panels.</summary>
    public PairGrid? Grid { get; init; }

    /// <summary>The panel that represents the figure in a thumbnail.</summary>
    public int Thumbnail { get; init; }

    /// <summary>The labels of the lines in the thumbnail; empty for all.</summary>
    public IReadOnlyList<string> ThumbnailLines { get; init; } = [];

    /// <summary>The thumbnail: one panel, with the lines that fit.</summary>
    public ClaimView Small => Grid is not null || Panels.Count == 0 ? this : this with
    {
        Panels = [Panels[Thumbnail] with { Curves = [.. Panels[Thumbnail].Curves.Where(IsShown)] }],
        Columns = 1,
        Sharing = AxisSharing.None,
        Thumbnail = 0,
    };

    private bool IsShown(Curve curve) => ThumbnailLines.Count == 0 || ThumbnailLines.Contains(curve.Label);
}
