using ScottPlot;
using TorchVanish.Analysis.Measured;

namespace TorchVanish.Reporting.Look;

/// <summary>
/// Gives each run of a figure its look. Where activations tell runs apart, each has the colour of its activation, and runs that share
/// one have different line patterns. Where all have the same activation, or too many share one, each run has a colour of a second
/// palette, in which the first run, the baseline, is drawn in ink.
/// </summary>
public static class RunStyles
{
    /// <summary>Any two apart by CIEDE2000 &gt;= 19 in normal, deuteranopic and protanopic vision.</summary>
    public static IReadOnlyList<CurveStyle> Palette { get; } =
    [
        Style("#1F2328", MarkerShape.FilledCircle),
        Style("#39A6FF", MarkerShape.FilledTriangleUp),
        Style("#BF9C07", MarkerShape.FilledSquare),
        Style("#7609FE", MarkerShape.FilledDiamond),
        Style("#3E6253", MarkerShape.FilledTriangleDown),
        Style("#6EAB8E", MarkerShape.OpenCircle),
        Style("#5A1F00", MarkerShape.OpenSquare),
        Style("#777C93", MarkerShape.OpenTriangleUp),
        Style("#836801", MarkerShape.OpenDiamond),
        Style("#510877", MarkerShape.OpenTriangleDown),
    ];

    public static IReadOnlyList<CurveStyle> Of(IReadOnlyList<MeasuredRun> runs)
    {
        var kinds = runs.Select(run => run.Activation?.GetType()).ToArray();
        var byActivation = runs.Count == 1 || (kinds.Distinct().Count() > 1 && kinds.GroupBy(kind => kind).All(group => group.Count() <= 2 * Patterns.Length));
        return [.. runs.Select((run, index) => byActivation
            ? Shared(ActivationStyles.Of(run.Activation), kinds.Take(index).Count(kind => kind == kinds[index]))
            : Repeated(index))];
    }

    // The hue stays; runs of one activation differ in line pattern, and beyond the patterns in darkness.
    private static CurveStyle Shared(CurveStyle style, int before) => style with
    {
        Pattern = Patterns[before % Patterns.Length],
        Color = before < Patterns.Length ? style.Color : style.Color.MixedWith(Ink.Text, 0.5),
    };

    private static LinePattern[] Patterns { get; } = [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted];

    // Beyond the palette the colours come round again, with another line pattern.
    private static CurveStyle Repeated(int index) => Palette[index % Palette.Count] with
    {
        Pattern = Patterns[index / Palette.Count % Patterns.Length],
    };

    private static CurveStyle Style(string color, MarkerShape marker) => new(Color.FromHex(color), marker, LinePattern.Solid);
}
