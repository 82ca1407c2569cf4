using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Views;

/// <summary>
/// The note's graph: the value of eight weights of the first, the middle and the last hidden layer against the epoch, as how far
/// each has moved from its initial value, in one replicate (a median over replicates would hide what single weights do).
/// </summary>
public sealed record WeightsView : CurveView
{
    public static WeightsView Of(IReadOnlyList<MeasuredRun> runs)
    {
        CurvePanel[] panels = [.. runs.SelectMany((run, index) => PanelsOf(run, index, named: runs.Count > 1))];
        return new WeightsView
        {
            Headline = HeadlineOf(runs),
            Caption = "Weight against epoch, the note's graph: eight fixed weights of the first, the middle and the last hidden layer, replicate 0, each as "
                + "its distance from where it began. Lines that stay on zero are weights that do not learn; all panels of a run share their axis, "
                + $"so that a flat line is the weight's doing and not the axis's.{Marks(panels)}",
            Panels = panels,
            Columns = 3,
            Sharing = AxisSharing.Rows,
            Variants = CurveVariants.Weights,
            Nothing = WhyNothing(panels),
        };
    }

    private static IEnumerable<CurvePanel> PanelsOf(MeasuredRun run, int index, bool named)
    {
        var epochs = EpochScale.Of(run.Record.Config);
        var axis = new PanelAxis(epochs.Unit, AxisScale.Linear);
        int[] layers = run.HiddenLayers.Count == 0 ? [] : [run.HiddenLayers[0], run.HiddenLayers[run.HiddenLayers.Count / 2], run.HiddenLayers[^1]];
        string[] places = ["first", "middle", "last"];
        // A net with fewer than three hidden layers has fewer panels' worth of layers, but every run keeps its row of three.
        return places.Select((place, i) =>
        {
            var layer = i < layers.Length && !layers[..i].Contains(layers[i]) ? layers[i] : (int?)null;
            var title = layer is null ? (named && i == 0 ? $"{run.Label}: nothing measured" : "") : $"{(named ? run.Label + ": " : "")}{place} hidden layer ({layer})";
            return CurvePanel.Of(title, axis, new PanelAxis("W − W(0)", AxisScale.Linear), layer is int l ? CurvesOf(run, index, l, epochs) : []);
        });
    }

    private static IEnumerable<Curve> CurvesOf(MeasuredRun run, int index, int layer, EpochScale epochs) =>
        run.Record.Weights.Where(row => row.Replicate == 0 && row.Layer == layer).GroupBy(row => row.Index).OrderBy(group => group.Key).Select((group, variant) =>
        {
            var rows = group.OrderBy(row => row.Step).ToArray();
            return new Curve(index, variant, $"weight {group.Key}", [.. rows.Select(row => new CurvePoint(epochs.At(row.Step), Spread.Of([row.Value - rows[0].Value])))]);
        });

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        if (runs.Count != 1 || runs[0].HiddenLayers.Count < 2)
            return "Which weights move: weight against epoch, first, middle and last hidden layer";
        var first = Furthest(runs[0], runs[0].HiddenLayers[0]);
        var last = Furthest(runs[0], runs[0].HiddenLayers[^1]);
        return double.IsFinite(first) && double.IsFinite(last)
            ? $"The watched weights move by up to {Spelling.Number(first)} in the first hidden layer, {Spelling.Number(last)} in the last"
            : "Weight against epoch";
    }

    private static double Furthest(MeasuredRun run, int layer) =>
        run.Record.Weights.Where(row => row.Replicate == 0 && row.Layer == layer).GroupBy(row => row.Index)
            .SelectMany(group => group.Select(row => Math.Abs(row.Value - group.MinBy(other => other.Step)!.Value)))
            .Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
}
