using ScottPlot;
using TorchVanish.Analysis.Papers;

namespace TorchVanish.Reporting.Look;

/// <summary>The styles of a reproduction's curves, from the palette of runs.</summary>
internal static class PaperStyles
{
    public static IReadOnlyList<CurveStyle> Of(IReadOnlyList<PaperLook> looks) => [.. looks.Select(Of)];

    private static CurveStyle Of(PaperLook look)
    {
        var style = look.Color switch
        {
            PaperLook.Theory => new CurveStyle(Ink.Quiet, MarkerShape.Cross, LinePattern.Solid),
            PaperLook.Textbook => new CurveStyle(Ink.Alarm, MarkerShape.Cross, LinePattern.Solid),
            var color => RunStyles.Palette[color % RunStyles.Palette.Count],
        };
        return look.Stroke switch
        {
            PaperStroke.Line => style with { Marker = MarkerShape.None },
            PaperStroke.Points => style with { Width = 0 },
            PaperStroke.Theory => style with { Marker = MarkerShape.None, Pattern = LinePattern.Dashed, Width = 0.9f },
            _ => style,
        };
    }
}
