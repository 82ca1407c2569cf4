using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="LearningCurvesView"/>.</summary>
public sealed class LearningCurvesFigure : CurveFigure
{
    public override string Name => "learning_curves";

    public override string Heading => "Loss and accuracy";

    public override int Order => 3;

    public override IReadOnlyList<string> PanelIds => LearningCurvesView.PanelIds;

    protected override CurveView View(IReadOnlyList<MeasuredRun> runs) => LearningCurvesView.Of(runs);

    protected override bool LabelsAtEnds(int runs) => runs == 1;
}
