using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Curves;

/// <summary>A line of a figure: the median over replicates with its quartiles at each place.</summary>
/// <param name="Run">Position of its run among those that the view was made of.</param>
/// <param name="Variant">What tells the lines of one run apart: 0, 1, 2 for start, middle and end, or the watched layers.</param>
/// <param name="Label">The line in a legend.</param>
/// <param name="Points">By ascending X.</param>
public sealed record Curve(int Run, int Variant, string Label, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>The line in the figure's CSV.</summary>
    public string Id { get; init; } = AsciiId.Of(Label);
}

/// <summary>One place of a curve.</summary>
public sealed record CurvePoint(double X, Spread Y)
{
    /// <summary>Whether it is only a mark, and the line passes it by: at this step only replicates that end here have a row.</summary>
    public bool Aside { get; init; }
}
