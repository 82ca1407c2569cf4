using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Drawing;
using TorchVanish.Reporting.Look;

namespace TorchVanish.Reporting.Figures;

/// <summary>A figure made of panels with curves. A subclass says which view it draws, and how tall a panel is.</summary>
public abstract class CurveFigure : Figure
{
    /// <summary>Height of a panel in points, for so many runs.</summary>
    protected virtual float PanelHeight(int runs) => runs == 1 ? 165 : 150;

    /// <summary>Names stand at the ends of the lines rather than in a legend: where lines are few and end apart.</summary>
    protected virtual bool LabelsAtEnds(int runs) => false;

    protected abstract CurveView View(IReadOnlyList<MeasuredRun> runs);

    public sealed override DrawnFigure Draw(IReadOnlyList<MeasuredRun> runs)
    {
        return Draw(View(runs), runs, PanelHeight(runs.Count), LabelsAtEnds(runs.Count));
    }

    internal static DrawnFigure Draw(CurveView view, IReadOnlyList<MeasuredRun> runs, float panelHeight, bool labelsAtEnds) =>
        Draw(view, RunStyles.Of(runs), [.. runs.Select(run => run.Label)], panelHeight, labelsAtEnds);

    /// <param name="looks">Of each run that a curve may belong to.</param>
    /// <param name="labels">Of the same.</param>
    internal static DrawnFigure Draw(CurveView view, IReadOnlyList<CurveStyle> looks, IReadOnlyList<string> labels, float panelHeight, bool labelsAtEnds)
    {
        var styles = new VariantStyles(view.Variants, looks);
        var limits = view.Panels.Select(PanelLimits.Of).ToArray();
        var panels = view.Panels.Select((panel, i) =>
            new CurvePanelDrawing(panel, PanelLimits.Shared(limits[i], Together(view, i).Select(j => limits[j])), styles.Of, labelsAtEnds));
        var sheet = new Sheet(view.Title, [LegendOf(view, styles, labelsAtEnds)], [.. panels], view.Columns, panelHeight);
        return new DrawnFigure(view, sheet, csv => NumberTable.OfCurves(csv, view, labels));
    }

    private static IEnumerable<int> Together(CurveView view, int panel) => Enumerable.Range(0, view.Panels.Count).Where(other => view.Sharing switch
    {
        AxisSharing.Rows => other / view.Columns == panel / view.Columns && view.Panels[other].Curves.Count > 0,
        AxisSharing.Columns => other % view.Columns == panel % view.Columns,
        _ => false,
    }).Append(panel);

    private static Legend LegendOf(CurveView view, VariantStyles styles, bool direct)
    {
        var curves = view.Variants == CurveVariants.Weights || direct
            ? []
            : view.Panels.SelectMany(panel => panel.Curves).Where(curve => curve.Variant >= 0 || view.Variants == CurveVariants.None);
        return new Legend([.. curves.OrderBy(curve => curve.Run).ThenBy(curve => curve.Variant).Select(curve => (curve.Label, Style: styles.Of(curve))).DistinctBy(entry => (entry.Label, entry.Style))]);
    }
}
