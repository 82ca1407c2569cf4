using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="WeightChangeView"/>.</summary>
public sealed class WeightChangeFigure : CurveFigure
{
    public override string Name => "weight_change";

    public override string Heading => "Relative weight change";

    public override int Order => 5;

    public override IReadOnlyList<string> PanelIds => WeightChangeView.PanelIds;

    protected override CurveView View(IReadOnlyList<MeasuredRun> runs) => WeightChangeView.Of(runs);
}
