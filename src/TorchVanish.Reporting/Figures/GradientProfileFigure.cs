using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="GradientProfileView"/>.</summary>
public sealed class GradientProfileFigure : CurveFigure
{
    public override string Name => "gradient_profile";

    public override string Heading => "Gradient against depth";

    public override int Order => 1;

    public override IReadOnlyList<string> PanelIds => GradientProfileView.PanelIds;

    public override bool Concerns(IReadOnlyList<MeasuredRun> runs) => LayerComparison.Has(runs);

    protected override CurveView View(IReadOnlyList<MeasuredRun> runs) => GradientProfileView.Of(runs);
}
