using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Drawing;

namespace TorchVanish.Reporting.Figures;

/// <summary>Draws <see cref="GradientHeatmapView"/>.</summary>
public sealed class GradientHeatmapFigure : Figure
{
    public override string Name => "gradient_heatmap";

    public override string Heading => "Gradient over layers and steps";

    public override int Order => 2;

    public override DrawnFigure Draw(IReadOnlyList<MeasuredRun> runs)
    {
        var view = GradientHeatmapView.Of(runs);
        var panels = view.Panels.Select(panel => new HeatmapPanelDrawing(panel, view.LastStep, view.Low, view.High));
        var scale = new ColorScale("‖∂L/∂z‖", view.Low, view.High, view.HasZeros, view.HasNonFinite);
        var columns = runs.Count switch { 1 => 1, 2 or 4 => 2, _ => 3 };
        var sheet = new Sheet(view.Title, [scale], [.. panels], columns, runs.Count == 1 ? 190 : columns == 2 ? 150 : 125);
        return new DrawnFigure(view, sheet, csv => NumberTable.OfHeatmap(csv, view));
    }
}
