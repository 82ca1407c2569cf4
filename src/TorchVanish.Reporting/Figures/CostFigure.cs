using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="CostView"/>, which does not belong to a run.</summary>
public static class CostFigure
{
    private const float PanelHeight = 150;

    public static DrawnFigure Draw(CostView view) => CurveFigure.Draw(view, [RunStyles.Palette[0]], [""], PanelHeight, labelsAtEnds: false);
}
