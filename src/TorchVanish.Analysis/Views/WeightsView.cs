using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Views;

/// <summary>
/// The note's graph: eight weights of the first, the middle and the last hidden layer against the epoch, each relative to its initial
/// value, in one replicate (a median over replicates would hide single weights).
/// </summary>
public sealed record WeightsView : CurveView
{
    /// <summary>The ids for one run; for several runs the id of the run is prepended.</summary>
    public static IReadOnlyList<string> PanelIds { get; } = ["first_layer", "middle_layer", "last_layer"];

    // The first point of each line is zero by definition.
    private const int FewestPoints = 2;

    public static WeightsView Of(IReadOnlyList<MeasuredRun> runs)
    {
        CurvePanel[] panels = [.. runs.SelectMany((run, index) => PanelsOf(run, index, named: runs.Count > 1))];
        return new WeightsView
        {
            Headline = HeadlineOf(runs),
            Caption = "Weight against epoch, as in the note's graph: eight fixed weights of "
                + (runs.All(run => run.HiddenLayers.Count <= 1) ? "the hidden layer" : "the first, the middle and the last hidden layer")
                + " in replicate 0, each minus its initial value. A line that stays at zero is a weight that does not learn. All panels of "
                + $"a run have the same axis.{Marks(panels)}",
            Panels = panels,
            Columns = 3,
            Sharing = AxisSharing.Rows,
            Variants = CurveVariants.Weights,
            Nothing = WhyNothing(panels, FewestPoints),
        };
    }

    private static IEnumerable<CurvePanel> PanelsOf(MeasuredRun run, int index, bool named)
    {
        var epochs = EpochScale.Of(run);
        var axis = new PanelAxis(epochs.Unit, AxisScale.Linear);
        int[] layers = run.HiddenLayers.Count == 0
            ? [] : [run.HiddenLayers[0], run.HiddenLayers[run.HiddenLayers.Count / 2], run.HiddenLayers[^1]];
        string[] places = ["first", "middle", "last"];
        // Every run has a row of three panels; with fewer than three hidden layers, some are empty.
        return places.Select((place, i) =>
        {
            var layer = i < layers.Length && !layers[..i].Contains(layers[i]) ? layers[i] : (int?)null;
            var title = layer is null
                ? (named && i == 0 ? $"{run.Label}: nothing measured" : "")
                : $"{(named ? run.Label + ": " : "")}{(run.HiddenLayers.Count == 1 ? "" : place + " ")}hidden layer ({layer})";
            return CurvePanel.Of(title, axis, new PanelAxis("W − W(0)", AxisScale.Linear), layer is int l
                ? CurvesOf(run, index, l, epochs) : []) with
            { Id = $"{(named ? AsciiId.Of(run.Label) + "_" : "")}{PanelIds[i]}" };
        });
    }

    private static IEnumerable<Curve> CurvesOf(MeasuredRun run, int index, int layer, EpochScale epochs) =>
        run.Record.Weights.Where(row => row.Replicate == 0 && row.Layer == layer).GroupBy(row => row.Index).OrderBy(group => group.Key)
            .Select((group, variant) =>
        {
            var rows = group.OrderBy(row => row.Step).ToArray();
            return new Curve(index, variant,
                $"weight {group.Key}", [.. rows.Select(row =>
                new CurvePoint(epochs.At(row.Step), Spread.Of([row.Value - rows[0].Value])))]);
        });

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var moves = runs.Where(run => run.HiddenLayers.Count > 0)
            .Select(run => (run.Label, First: Furthest(run, run.HiddenLayers[0]), Last: Furthest(run, run.HiddenLayers[^1])))
            .Where(move => double.IsFinite(move.First) && double.IsFinite(move.Last))
            .OrderBy(move => move.First)
            .ToArray();
        if (moves.Length == 0)
            return runs.Any(run => run.Record.Weights.Count > 0) ? "No weight was recorded after an update" : "Weight against epoch";
        if (runs.Count == 1 && runs[0].HiddenLayers.Count == 1)
            return $"The watched weights of the hidden layer {Moves(moves[0].First)}";
        return runs.Count == 1
            ? $"The watched weights {Moves(moves[0].First)} in the first hidden layer, and {Moves(moves[0].Last)} in the last"
            : $"The watched weights of the first hidden layer {Moves(moves[0].First)} in {moves[0].Label}"
                + (moves.Length == 1 ? "" : $", and {Moves(moves[^1].First)} in {moves[^1].Label}");
    }

    private static string Moves(double distance) => distance == 0 ? "do not move at all" : $"move by up to {Spelling.Number(distance)}";

    // The largest change of a weight after the first recorded step; NaN if there is none.
    private static double Furthest(MeasuredRun run, int layer) =>
        run.Record.Weights.Where(row => row.Replicate == 0 && row.Layer == layer).GroupBy(row => row.Index)
            .SelectMany(group => group.OrderBy(row => row.Step).Skip(1)
            .Select(row => Math.Abs(row.Value - group.MinBy(other => other.Step)!.Value)))
            .Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
}
