using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Drawing;
using TorchVanish.Runs.Files;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="PredictionMapView"/>, which belongs to a config instead of a run.</summary>
public static class PredictionMapFigure
{
    private const float PanelHeight = 190;

    public static DrawnFigure Draw(PredictionMapView view) => new(
        view,
        [],
        format => new Sheet(
            format.HasTitle ? view.Title : "", [new MapScale()], [.. view.Panels.Select(panel => new MapPanelDrawing(panel))],
            format.Columns(2), format.PanelHeight(PanelHeight, format.Columns(2)), format.Width),
        csv =>
        {
            csv.WriteRow("panel", "x_axis", "x", "y_axis", "y", "log10_ratio");
            foreach (var panel in view.Panels)
            {
                for (var row = 0; row < panel.Y.Count; row++)
                {
                    for (var column = 0; column < panel.X.Count; column++)
                        csv.WriteRow(panel.Title, panel.XLabel, panel.X[column], panel.YLabel, panel.Y[row],
                            panel.Log10[row][column]);
                }
            }
        });
}
