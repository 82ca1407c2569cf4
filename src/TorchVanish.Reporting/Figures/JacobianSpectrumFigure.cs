using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="JacobianSpectrumView"/>.</summary>
public sealed class JacobianSpectrumFigure : CurveFigure
{
    public override string Name => "jacobian_spectrum";

    public override string Heading => "Singular values of the Jacobians";

    public override int Order => 9;

    public override IReadOnlyList<string> PanelIds => JacobianSpectrumView.PanelIds;

    public override bool Concerns(IReadOnlyList<MeasuredRun> runs) => JacobianSpectrumView.Concerns(runs);

    protected override CurveView View(IReadOnlyList<MeasuredRun> runs) => JacobianSpectrumView.Of(runs);
}
