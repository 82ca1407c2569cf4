using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>log10 of the pre-activation gradient norm over layer and step, with one panel per run and a common color scale.</summary>
public sealed record GradientHeatmapView : FigureView
{
    /// <summary>The id for one run; with several runs, each panel has the id of its run.</summary>
    public static IReadOnlyList<string> PanelIds { get; } = ["heatmap"];

    public required IReadOnlyList<HeatmapPanel> Panels { get; init; }

    /// <summary>log10 of the norm at the low end of the color scale.</summary>
    public required double Low { get; init; }

    public required double High { get; init; }

    /// <summary>The last measured step of any run.</summary>
    public int LastStep => Panels.SelectMany(panel => panel.Steps).DefaultIfEmpty(0).Max();

    public bool HasZeros => Panels.Any(panel => panel.Cells.Any(cell => cell.Kind == CellKind.Zero));

    public bool HasNonFinite => Panels.Any(panel => panel.Cells.Any(cell => cell.Kind == CellKind.NonFinite));

    public static GradientHeatmapView Of(IReadOnlyList<MeasuredRun> runs)
    {
        HeatmapPanel[] panels = [.. runs.Select(HeatmapPanel.Of)];
        if (panels is [var only])
            panels = [only with { Id = PanelIds[0] }];
        var numbers = panels.SelectMany(panel => panel.Cells).Where(cell => cell.Kind == CellKind.Number).ToArray();
        var (low, high) = Scale([.. numbers.Select(cell => cell.Log10).Order()]);
        return new GradientHeatmapView
        {
            Headline = HeadlineOf(panels, numbers),
            Caption = "Each cell is the median over replicates of ‖∂L/∂z‖ at one layer and one step; its color is the power of ten. "
                + "Dark cells at the bottom mean that the layers nearest the input receive little gradient. Columns become brighter if "
                + "training restores the gradient. Steps are spaced by log(1 + "
                + $"step).{Beyond(numbers, low, high)}{MarksOf(panels)}{Replicates.Stopped(runs)}{Replicates.Diverged(runs)}",
            Panels = panels,
            Low = low,
            High = high,
            Nothing = panels.Any(panel => panel.Cells.Any(cell => cell.Kind != CellKind.NonFinite)) ? null
                : panels.Any(panel => panel.Cells.Count > 0) ? NothingFinite
                : NothingMeasured,
        };
    }

    // If one or two percent of the cells extend the scale by more than two decades, as in a run that explodes before it diverges, the
    // scale excludes them. Otherwise all other cells would have nearly the same color.
    private static (double Low, double High) Scale(double[] ordered)
    {
        if (ordered.Length == 0)
            return (-1, 0);
        var (low, high) = (Quantiles.Of(ordered, 0.01), Quantiles.Of(ordered, 0.985));
        return (low - ordered[0] > 2 ? low : ordered[0], ordered[^1] - high > 2 ? high : ordered[^1]);
    }

    private static string Beyond(HeatmapCell[] numbers, double low, double high) =>
        numbers.Count(cell => cell.Log10 < low || cell.Log10 > high) switch
        {
            0 => "",
            1 => $" One cell of {numbers.Length} lies beyond the ends of the scale and has the color of the end.",
            var beyond => $" {beyond} cells of {numbers.Length} lie beyond the ends of the scale and have the color of the end.",
        };

    // A smaller span in decades would be written as 0.0.
    private const double OneSize = 0.05;

    private static string HeadlineOf(HeatmapPanel[] panels, HeatmapCell[] numbers)
    {
        var cells = panels.Sum(panel => panel.Cells.Count);
        var zeros = panels.Sum(panel => panel.Cells.Count(cell => cell.Kind == CellKind.Zero));
        if (zeros + numbers.Length == 0)
            return "Backpropagated signal over layers and steps";
        if (zeros == 0)
            return $"The backpropagated signal {Span(numbers)} over layers and training";
        return zeros == cells
            ? "The backpropagated signal is exactly zero in every layer at every step"
            : $"The backpropagated signal is exactly zero in {zeros} of {cells} cells"
                + (numbers.Length == 0 ? "" : $" and {Span(numbers)} in {(numbers.Length == 1 ? "another" : "the others")}");
    }

    private static string Span(HeatmapCell[] numbers)
    {
        var (low, high) = (numbers.MinBy(cell => cell.Log10)!, numbers.MaxBy(cell => cell.Log10)!);
        var decades = high.Log10 - low.Log10;
        return decades < OneSize ? $"is {Spelling.Range(low.Median, high.Median)}" : $"spans {Spelling.Decades(decades)} decades";
    }

    private static string MarksOf(HeatmapPanel[] panels)
    {
        var zeros = panels.Sum(panel => panel.Cells.Count(cell => cell.Kind == CellKind.Zero));
        var broken = panels.Sum(panel => panel.Cells.Count(cell => cell.Kind == CellKind.NonFinite));
        return (zeros > 0 ? $" {Spelling.Count(zeros, "hatched cell")}: the gradient is exactly zero." : "")
            + (broken > 0 ? $" {Spelling.Count(broken, "crossed cell")}: NaN or infinity in every replicate." : "");
    }
}

/// <summary>The cells of one run.</summary>
public sealed record HeatmapPanel(string Run, IReadOnlyList<int> Steps, IReadOnlyList<int> Layers, IReadOnlyList<HeatmapCell> Cells)
{
    /// <summary>The id of the panel on the command line and in the figure's CSV.</summary>
    public string Id { get; init; } = AsciiId.Of(Run);

    internal static HeatmapPanel Of(MeasuredRun run) =>
        new(run.Label, run.Steps, run.Layers,
            [.. run.Steps.SelectMany(step => run.Layers.Select(layer => HeatmapCell.Of(run, step, layer)).OfType<HeatmapCell>())]);
}

/// <summary>One cell.</summary>
/// <param name="Median">Median over the replicates' finite values.</param>
public sealed record HeatmapCell(int Step, int Layer, double Median, int Replicates, CellKind Kind)
{
    /// <summary>log10 of the median; meaningful only for <see cref="CellKind.Number"/>.</summary>
    public double Log10 => Math.Log10(Median);

    internal static HeatmapCell? Of(MeasuredRun run, int step, int layer)
    {
        var spread = run.Spread(step, layer, Quantity.PreactivationGradientNorm).OnLogAxis();
        // The cell is empty if nothing was measured or the gradient is not defined.
        if (spread.Replicates == spread.Undefined)
            return null;
        var kind = !spread.IsDrawn ? CellKind.NonFinite : spread.Median == 0 ? CellKind.Zero : CellKind.Number;
        return new HeatmapCell(step, layer, spread.Median, spread.Replicates, kind);
    }
}

/// <summary>The kind of value in a cell.</summary>
public enum CellKind
{
    Number,
    Zero,
    NonFinite,
}
