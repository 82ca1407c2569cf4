using ScottPlot;

namespace TorchVanish.Reporting.Look;

/// <summary>The style of a line. Lines differ not only in color, but also in marker or pattern.</summary>
public sealed record CurveStyle(Color Color, MarkerShape Marker, LinePattern Pattern)
{
    /// <summary>In points.</summary>
    public float Width { get; init; } = 1.2f;
}
