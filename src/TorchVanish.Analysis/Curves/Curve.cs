using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Curves;

/// <summary>A line of a figure: the median over replicates with its quartiles at each point.</summary>
/// <param name="Run">Index of its run among the runs of the view.</param>
/// <param name="Variant">Distinguishes the lines of one run: 0, 1, 2 for start, middle and end, or the watched layer.</param>
/// <param name="Label">The name of the line in a legend.</param>
/// <param name="Points">By ascending X.</param>
public sealed record Curve(int Run, int Variant, string Label, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>The id of the line in the figure's CSV.</summary>
    public string Id { get; init; } = AsciiId.Of(Label);
}

/// <summary>One point of a curve.</summary>
public sealed record CurvePoint(double X, Spread Y)
{
    /// <summary>Whether the point is only a mark and not part of the line: only replicates that end at this step have a row.</summary>
    public bool Aside { get; init; }
}
