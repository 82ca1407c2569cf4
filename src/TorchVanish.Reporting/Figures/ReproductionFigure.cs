using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Papers;
using TorchVanish.Reporting.Drawing;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws the figure of a paper's reproduction.</summary>
public static class ReproductionFigure
{
    private const float PanelHeight = 175;
    private const float MapHeight = 240;

    public static DrawnFigure Draw(PaperView view) => view.Map is null
        ? CurveFigure.Draw(view, PaperStyles.Of(view.Looks), [.. view.Looks.Select(look => look.Label)], PanelHeight, labelsAtEnds: false)
        : new DrawnFigure(view, ["map"], format => Layout(view, view.Map, format), csv => NumberTable.OfMap(csv, view.Map));

    private static Sheet Layout(PaperView view, PaperMap map, FigureFormat format)
    {
        var drawing = new MapDrawing(map);
        var values = map.Values.SelectMany(row => row).ToArray();
        var scale = new ColorScale(
            map.Quantity, drawing.Scale.Low, drawing.Scale.High, map.IsLog && values.Contains(0),
                values.Any(value => !double.IsFinite(value)),
            map.IsLog ? AxisScale.Log : AxisScale.Linear);
        return new Sheet(format.HasTitle ? view.Title : "", [scale], [drawing], columns: 1, format.PanelHeight(MapHeight, 1), format.Width);
    }
}
