using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Reporting.Figures;

/// <summary>The CSV beside a figure: invariant culture, numbers that read back to the same bits, NaN and Infinity spelled so.</summary>
internal static class NumberTable
{
    public static void Write(TextWriter writer, Action<CsvWriter> numbers)
    {
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        numbers(csv);
    }

    public static void Row(CsvWriter csv, params IReadOnlyList<object> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
        csv.NextRecord();
    }

    public static void OfCurves(CsvWriter csv, CurveView view, IReadOnlyList<string> runs)
    {
        Row(csv, "panel", "run", "curve", "x_axis", "x", "y_axis", "median", "first_quartile", "third_quartile", "replicates", "zeros", "non_finite");
        foreach (var panel in view.Panels)
        {
            foreach (var curve in panel.Curves)
            {
                foreach (var (x, y) in curve.Points)
                    Row(csv, panel.Title, runs[curve.Run], curve.Label, panel.X.Label, x, panel.Y.Label, y.Median, y.Low, y.High, y.Replicates, y.Zeros, y.NonFinite);
            }
            foreach (var line in panel.References)
                Row(csv, panel.Title, "", line.Label, panel.X.Label, "", panel.Y.Label, line.Value, "", "", "", "", "");
        }
    }

    public static void OfPairs(CsvWriter csv, PairGrid grid)
    {
        Row(csv, grid.RowLabel, grid.ColumnLabel, grid.Quantity, "low", "high", "replicates");
        foreach (var cell in grid.Cells)
            Row(csv, grid.Rows[cell.Row], grid.Columns[cell.Column], cell.Value.Estimate, cell.Value.Low, cell.Value.High, cell.Value.Replicates);
    }

    public static void OfHeatmap(CsvWriter csv, GradientHeatmapView view)
    {
        Row(csv, "run", "step", "layer", "median", "log10", "replicates", "kind");
        foreach (var panel in view.Panels)
        {
            foreach (var cell in panel.Cells)
                Row(csv, panel.Run, cell.Step, cell.Layer, cell.Median, cell.Log10, cell.Replicates, cell.Kind == CellKind.NonFinite ? "non_finite" : cell.Kind == CellKind.Zero ? "zero" : "number");
        }
    }
}
