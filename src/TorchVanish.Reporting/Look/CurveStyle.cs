using ScottPlot;

namespace TorchVanish.Reporting.Look;

/// <summary>How a line looks. Colour is never the only difference: marker or pattern tells it apart as well.</summary>
public sealed record CurveStyle(Color Color, MarkerShape Marker, LinePattern Pattern)
{
    /// <summary>In points.</summary>
    public float Width { get; init; } = 1.2f;
}
