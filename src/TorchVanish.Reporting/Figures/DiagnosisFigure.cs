using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="DiagnosisView"/>. It asks for a diagnosis at each step, so that a report leaves it out.</summary>
public static class DiagnosisFigure
{
    private const float PanelHeight = 150;

    public static DrawnFigure Draw(MeasuredRun run) =>
        CurveFigure.Draw(DiagnosisView.Of(run), [run], PanelHeight, labelsAtEnds: false);
}
