using TorchVanish.Analysis.Claims;
using TorchVanish.Reporting.Drawing;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws the figure of a claim, with the runs that its curves belong to.</summary>
public static class ClaimFigure
{
    private const float PanelHeight = 165;
    private const float GridHeight = 190;

    public static DrawnFigure Draw(ClaimView view) => view.Grid is null
        ? CurveFigure.Draw(
            view, RunStyles.ByActivation(view.Runs), [.. view.Runs.Select(run => run.Label)], PanelHeight, labelsAtEnds: false)
        : new DrawnFigure(
            view,
            [],
            format => new Sheet(format.HasTitle
                ? view.Title : "", [], [new PairGridDrawing(view.Grid)], columns: 1, format.PanelHeight(GridHeight, 1), format.Width),
            csv => NumberTable.OfPairs(csv, view.Grid));
}
