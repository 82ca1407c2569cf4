using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="DerivativeFactorsView"/>.</summary>
public sealed class DerivativeFactorsFigure : CurveFigure
{
    public override string Name => "derivative_factors";

    public override string Heading => "The derivative factors";

    public override int Order => 8;

    public override IReadOnlyList<string> PanelIds => DerivativeFactorsView.PanelIds;

    public override bool Concerns(IReadOnlyList<MeasuredRun> runs) => LayerComparison.Has(runs);

    protected override CurveView View(IReadOnlyList<MeasuredRun> runs) => DerivativeFactorsView.Of(runs);
}
