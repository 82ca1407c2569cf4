using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="UpdateRatioView"/>.</summary>
public sealed class UpdateRatioFigure : CurveFigure
{
    public override string Name => "update_ratio";

    public override string Heading => "Update ratio";

    public override int Order => 6;

    public override IReadOnlyList<string> PanelIds => UpdateRatioView.PanelIds;

    protected override CurveView View(IReadOnlyList<MeasuredRun> runs) => UpdateRatioView.Of(runs);
}
