using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="ActivationsView"/>.</summary>
public sealed class ActivationsFigure : CurveFigure
{
    public override string Name => "activations";

    public override string Heading => "Activations, saturation and dead units";

    public override int Order => 7;

    public override IReadOnlyList<string> PanelIds => ActivationsView.PanelIds;

    public override bool Concerns(IReadOnlyList<MeasuredRun> runs) => LayerComparison.Has(runs);

    protected override CurveView View(IReadOnlyList<MeasuredRun> runs) => ActivationsView.Of(runs);

    protected override float PanelHeight(int runs) => 140;
}
