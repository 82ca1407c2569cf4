using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Drawing;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Figures;

/// <summary>A figure with panels of curves. A subclass defines the view and the height of a panel.</summary>
public abstract class CurveFigure : Figure
{
    /// <summary>Height of a panel in points, for a number of runs.</summary>
    protected virtual float PanelHeight(int runs) => runs == 1 ? 165 : 150;

    /// <summary>Whether labels are at the ends of the lines instead of in a legend. Suits few lines that end at different places.</summary>
    protected virtual bool LabelsAtEnds(int runs) => false;

    protected abstract CurveView View(IReadOnlyList<MeasuredRun> runs);

    public sealed override DrawnFigure Draw(IReadOnlyList<MeasuredRun> runs)
    {
        return Draw(View(runs), runs, PanelHeight(runs.Count), LabelsAtEnds(runs.Count));
    }

    internal static DrawnFigure Draw(CurveView view, IReadOnlyList<MeasuredRun> runs, float panelHeight, bool labelsAtEnds) =>
        Draw(view, RunStyles.Of(runs), [.. runs.Select(run => run.Label)], panelHeight, labelsAtEnds);

    /// <param name="looks">The style of each run.</param>
    /// <param name="labels">The name of each run.</param>
    internal static DrawnFigure Draw(CurveView view, IReadOnlyList<CurveStyle> looks, IReadOnlyList<string> labels, float panelHeight,
        bool labelsAtEnds) => new(
        view,
        [.. view.Panels.Select(panel => panel.Id)],
        format => Layout(Shown(view, format), new VariantStyles(view.Variants, looks), format, panelHeight, labelsAtEnds),
        csv => NumberTable.OfCurves(csv, view, labels));

    // A single panel has its own axes; without a title, the caption of the paper describes it.
    private static CurveView Shown(CurveView view, FigureFormat format) => format.Panel is null ? view : view with
    {
        Panels = [.. view.Panels.Where(panel => panel.Id == format.Panel).Select(panel => format.HasTitle
            ? panel : panel with { Title = "" })],
        Columns = 1,
    };

    private static Sheet Layout(CurveView view, VariantStyles styles, FigureFormat format, float panelHeight, bool labelsAtEnds)
    {
        var limits = view.Panels.Select(PanelLimits.Of).ToArray();
        IPanel[] panels = [.. view.Panels.Select((panel, i) =>
            new CurvePanelDrawing(panel, PanelLimits.Shared(limits[i], Together(view, i).Select(j => limits[j])), styles.Of,
                labelsAtEnds))];
        var title = format.HasTitle && format.Panel is null ? view.Title : "";
        var columns = format.Columns(view.Columns);
        var height = format.PanelHeight(panelHeight, columns);
        return !labelsAtEnds && HaveNothingInCommon(view.Panels)
            ? Apart(view, styles, panels, title, columns, height, format.Width)
            : new Sheet(title, [LegendOf(view, view.Panels, styles, labelsAtEnds)], panels, columns, height, format.Width);
    }

    // If no label appears in two panels, a legend above each panel is easier to read than one for all.
    private static bool HaveNothingInCommon(IReadOnlyList<CurvePanel> panels)
    {
        var labels = panels.Select(panel => panel.Curves.Select(curve => curve.Label).Distinct().ToArray()).ToArray();
        return panels.Count > 1 && labels.All(some => some.Length > 0)
            && labels.SelectMany(some => some).GroupBy(label => label).All(group => group.Count() == 1);
    }

    private static Sheet Apart(CurveView view, VariantStyles styles, IPanel[] panels, string title, int columns, float panelHeight,
        float? width)
    {
        Legend[] legends = [.. view.Panels.Select(panel => LegendOf(view, [panel], styles, direct: false))];
        var height = legends.Max(legend => legend.Height(Sheet.CellWidth(columns, width)));
        return new Sheet(title, [], [.. panels.Zip(legends, (panel, legend) => new LegendPanel(legend, height, panel))], columns,
            panelHeight + height, width);
    }

    private static IEnumerable<int> Together(CurveView view, int panel) =>
        Enumerable.Range(0, view.Panels.Count).Where(other => view.Sharing switch
    {
        AxisSharing.Rows => other / view.Columns == panel / view.Columns && view.Panels[other].Curves.Count > 0,
        AxisSharing.Columns => other % view.Columns == panel % view.Columns,
        _ => false,
    }).Append(panel);

    private static Legend LegendOf(CurveView view, IReadOnlyList<CurvePanel> panels, VariantStyles styles, bool direct)
    {
        var curves = view.Variants == CurveVariants.Weights || direct
            ? []
            : panels.SelectMany(panel => panel.Curves).Where(curve => curve.Variant >= 0 || view.Variants == CurveVariants.None);
        return new Legend([.. curves.OrderBy(curve => curve.Run).ThenBy(curve => curve.Variant)
            .Select(curve => (curve.Label, Style: styles.Of(curve))).DistinctBy(entry => (entry.Label, entry.Style))]);
    }
}
