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

    public override IReadOnlyList<string> PanelIds => GradientHeatmapView.PanelIds;

    public override bool Concerns(IReadOnlyList<MeasuredRun> runs) => LayerComparison.Has(runs);

    public override DrawnFigure Draw(IReadOnlyList<MeasuredRun> runs)
    {
        var view = GradientHeatmapView.Of(runs);
        return new DrawnFigure(view, [.. view.Panels.Select(panel => panel.Id)], format =>
            Layout(view, format), csv => NumberTable.OfHeatmap(csv, view));
    }

    private static Sheet Layout(GradientHeatmapView view, FigureFormat format)
    {
        var shown = view.Panels.Where(panel => format.Panel is null || panel.Id == format.Panel).ToArray();
        var scale = new ColorScale("‖∂L/∂z‖", view.Low, view.High, view.HasZeros, view.HasNonFinite);
        var inReport = shown.Length switch { 1 => 1, 2 or 4 => 2, _ => 3 };
        var columns = format.Columns(inReport);
        var height = format.PanelHeight(inReport switch { 1 => 190, 2 => 150, _ => 125 }, columns);
        // In a paper, the caption names a single run.
        var named = format.HasTitle || shown.Length > 1;
        var panels = shown.Select(panel => new HeatmapPanelDrawing(named ? panel.Run : "", panel, view.LastStep, view.Low, view.High));
        return new Sheet(format.HasTitle && format.Panel is null ? view.Title : "", [scale], [.. panels], columns, height, format.Width);
    }
}
