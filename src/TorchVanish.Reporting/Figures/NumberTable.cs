using CsvHelper;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Papers;
using TorchVanish.Analysis.Views;
using TorchVanish.Runs.Files;

namespace TorchVanish.Reporting.Figures;

/// <summary>The CSV file of a figure, with exactly the numbers that the figure shows.</summary>
internal static class NumberTable
{
    public static void Write(TextWriter writer, Action<CsvWriter> numbers)
    {
        using var csv = CsvText.Writer(writer);
        numbers(csv);
    }

    /// <summary>Ids are ASCII and do not depend on the run; the names next to them are those in the figure.</summary>
    public static void OfCurves(CsvWriter csv, CurveView view, IReadOnlyList<string> runs)
    {
        csv.WriteRow("panel_id", "curve_id", "run_id", "panel", "run", "curve", "x_axis", "x", "y_axis",
            "median", "first_quartile", "third_quartile", "replicates", "zeros", "non_finite", "undefined");
        string[] ids = [.. runs.Select(AsciiId.Of)];
        foreach (var panel in view.Panels)
        {
            foreach (var curve in panel.Curves)
            {
                foreach (var (x, y) in curve.Points)
                {
                    csv.WriteRow(
                        panel.Id, curve.Id, ids[curve.Run], panel.Title, runs[curve.Run], curve.Label, panel.X.Label, x, panel.Y.Label,
                        y.Median, y.Low, y.High, y.Replicates, y.Zeros, y.NonFinite, y.Undefined);
                }
            }
            foreach (var line in panel.References)
            {
                csv.WriteRow(panel.Id, AsciiId.Of(line.Label), "", panel.Title, "", line.Label, panel.X.Label, "", panel.Y.Label,
                    line.Value, "", "", "", "", "", "");
            }
        }
    }

    public static void OfMap(CsvWriter csv, PaperMap map)
    {
        csv.WriteRow(map.XLabel, map.YLabel, map.Quantity);
        for (var y = 0; y < map.Ys.Count; y++)
        {
            for (var x = 0; x < map.Xs.Count; x++)
                csv.WriteRow(map.Xs[x], map.Ys[y], map.Values[y][x]);
        }
    }

    public static void OfPairs(CsvWriter csv, PairGrid grid)
    {
        csv.WriteRow(grid.RowLabel, grid.ColumnLabel, grid.Quantity, "low", "high", "replicates");
        foreach (var cell in grid.Cells)
            csv.WriteRow(grid.Rows[cell.Row], grid.Columns[cell.Column], cell.Value.Estimate, cell.Value.Low, cell.Value.High,
                cell.Value.Replicates);
    }

    public static void OfHeatmap(CsvWriter csv, GradientHeatmapView view)
    {
        csv.WriteRow("panel_id", "run_id", "run", "step", "layer", "median", "log10", "replicates", "kind");
        foreach (var panel in view.Panels)
        {
            foreach (var cell in panel.Cells)
            {
                csv.WriteRow(panel.Id, AsciiId.Of(panel.Run), panel.Run, cell.Step, cell.Layer, cell.Median, cell.Log10, cell.Replicates,
                    Word(cell.Kind));
            }
        }
    }

    private static string Word(CellKind kind) => kind switch
    {
        CellKind.Zero => "zero",
        CellKind.NonFinite => "non_finite",
        _ => "number",
    };
}
