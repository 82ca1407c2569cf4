using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Analysis.Claims;

/// <summary>The figure of a claim.</summary>
public sealed record ClaimView : CurveView
{
    /// <summary>The runs whose looks the curves take: a curve's Run is a position in this list.</summary>
    public required IReadOnlyList<MeasuredRun> Runs { get; init; }

    /// <summary>A grid in place of panels; null for none.</summary>
    public PairGrid? Grid { get; init; }

    /// <summary>The panel that stands for the figure where there is room for one only.</summary>
    public int Thumbnail { get; init; }

    /// <summary>The labels of the lines that the small picture shows; empty for all.</summary>
    public IReadOnlyList<string> ThumbnailLines { get; init; } = [];

    /// <summary>The panel that stands for the figure, with the lines that fit.</summary>
    public ClaimView Small => Grid is not null || Panels.Count == 0 ? this : this with
    {
        Panels = [Panels[Thumbnail] with { Curves = [.. Panels[Thumbnail].Curves.Where(IsShown)] }],
        Columns = 1,
        Sharing = AxisSharing.None,
        Thumbnail = 0,
    };

    private bool IsShown(Curve curve) => ThumbnailLines.Count == 0 || ThumbnailLines.Contains(curve.Label);
}
