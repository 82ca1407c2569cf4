using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="GradientThroughTimeView"/>.</summary>
public sealed class GradientThroughTimeFigure : CurveFigure
{
    public override string Name => "gradient_through_time";

    public override string Heading => "Gradient through time";

    public override int Order => 0;

    public override IReadOnlyList<string> PanelIds => GradientThroughTimeView.PanelIds;

    public override bool Concerns(IReadOnlyList<MeasuredRun> runs) => GradientThroughTimeView.Concerns(runs);

    protected override CurveView View(IReadOnlyList<MeasuredRun> runs) => GradientThroughTimeView.Of(runs);
}
