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
}
