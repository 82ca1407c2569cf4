using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="WeightsView"/>.</summary>
public sealed class WeightsFigure : CurveFigure
{
    public override string Name => "weights";

    public override string Heading => "Weight against epoch";

    public override int Order => 4;

    public override IReadOnlyList<string> PanelIds => WeightsView.PanelIds;

    protected override CurveView View(IReadOnlyList<MeasuredRun> runs) => WeightsView.Of(runs);

    protected override float PanelHeight(int runs) => runs == 1 ? 140 : 92;
}
