using TorchVanish.Analysis.Claims;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws the figure of a claim, which brings the runs that its curves belong to.</summary>
public static class ClaimFigure
{
    private const float PanelHeight = 165;

    public static DrawnFigure Draw(ClaimView view) => CurveFigure.Draw(view, view.Runs, PanelHeight, labelsAtEnds: false);
}
