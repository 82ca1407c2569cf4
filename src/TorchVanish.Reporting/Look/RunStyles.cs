using ScottPlot;
using TorchVanish.Analysis.Measured;

namespace TorchVanish.Reporting.Look;

/// <summary>
/// Gives each run of a figure its look: that of its activation where no two runs share one; else one of a second palette, in
/// which the first run, the baseline, is drawn in ink.
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
        var distinct = runs.Select(run => run.Activation?.GetType()).Distinct().Count() == runs.Count;
        return [.. runs.Select((run, index) => distinct ? ActivationStyles.Of(run.Activation) : Repeated(index))];
    }

    // Beyond the palette the colours come round again, with another line pattern.
    private static CurveStyle Repeated(int index) => Palette[index % Palette.Count] with
    {
        Pattern = (index / Palette.Count % 3) switch
        {
            0 => LinePattern.Solid,
            1 => LinePattern.Dashed,
            _ => LinePattern.Dotted,
        },
    };

    private static CurveStyle Style(string color, MarkerShape marker) => new(Color.FromHex(color), marker, LinePattern.Solid);
}
