using ScottPlot;
using TorchVanish.Analysis.Measured;

namespace TorchVanish.Reporting.Look;

/// <summary>
/// Chooses the style of each run in a figure. If the runs have different activations, each run has the color of its activation, and runs
/// with the same activation have different line patterns. Otherwise, or if too many runs share an activation, each run has a color of a
/// second palette, in which the first run, the baseline, is black.
/// </summary>
public static class RunStyles
{
    /// <summary>Any two colors differ by CIEDE2000 &gt;= 19 in normal, deuteranopic and protanopic vision.</summary>
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
        var byActivation = runs.Count == 1
            || (kinds.Distinct().Count() > 1 && kinds.GroupBy(kind => kind).All(group => group.Count() <= 2 * Patterns.Length));
        return [.. runs.Select((run, index) => byActivation
            ? Shared(ActivationStyles.Of(run.Activation), kinds.Take(index).Count(kind => kind == kinds[index]))
            : Repeated(index))];
    }

    /// <summary>
    /// Each run in the hue of its activation, even if all have the same one; they then differ in pattern, marker and darkness.
    /// </summary>
    public static IReadOnlyList<CurveStyle> ByActivation(IReadOnlyList<MeasuredRun> runs)
    {
        var kinds = runs.Select(run => run.Activation?.GetType()).ToArray();
        return [.. runs.Select((run, index) => Marked(
            Shared(ActivationStyles.Of(run.Activation), kinds.Take(index).Count(kind => kind == kinds[index])),
            kinds.Take(index).Count(kind => kind == kinds[index])))];
    }

    private static CurveStyle Marked(CurveStyle style, int before) =>
        before == 0 ? style : style with { Marker = Markers[(before - 1) % Markers.Length] };

    private static MarkerShape[] Markers { get; } = [.. Palette.Select(style => style.Marker).Skip(3)];

    // Runs with the same activation have the same hue and differ in line pattern, and then in darkness.
    private static CurveStyle Shared(CurveStyle style, int before) => style with
    {
        Pattern = Patterns[before % Patterns.Length],
        Color = (before / Patterns.Length % 3) switch
        {
            0 => style.Color,
            1 => style.Color.MixedWith(Ink.Text, 0.5),
            _ => style.Color.MixedWith(Ink.Paper, 0.4),
        },
    };

    private static LinePattern[] Patterns { get; } = [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted];

    // After the last color, the palette repeats with another line pattern.
    private static CurveStyle Repeated(int index) => Palette[index % Palette.Count] with
    {
        Pattern = Patterns[index / Palette.Count % Patterns.Length],
    };

    private static CurveStyle Style(string color, MarkerShape marker) => new(Color.FromHex(color), marker, LinePattern.Solid);
}
