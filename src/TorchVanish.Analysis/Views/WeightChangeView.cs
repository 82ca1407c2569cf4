using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>The relative change of each layer's weights since initialization.</summary>
public sealed record WeightChangeView : CurveView
{
    public static IReadOnlyList<string> PanelIds => LayersAndTraining.PanelIds;

    private static readonly PanelAxis Change = new("‖W − W(0)‖ / ‖W(0)‖", AxisScale.Log);

    public static WeightChangeView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var panels = LayersAndTraining.Panels(runs, Quantity.WeightChange, Change, "Each layer, at the end", run =>
            Updated(run).TakeLast(1), Updated);
        return new WeightChangeView
        {
            Headline = HeadlineOf(runs),
            Caption = "Relative change of each layer's weights since initialization. At 1, the change is as large as the initial weights; "
                + "at 0.001, the weights are almost the initial ones. Step 0, at which the change is zero by definition, is left out. "
                + $"{Replicates.Sentence(runs)}{Marks(panels)}{Replicates.Stopped(runs)}{Replicates.Diverged(runs)}",
            Panels = panels,
            Columns = panels.Length,
            Variants = runs.Count == 1 ? CurveVariants.Layers : CurveVariants.None,
            Nothing = WhyNothing(panels),
        };
    }

    private static IEnumerable<int> Updated(MeasuredRun run) => run.Steps.Where(step => step > 0);

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var moves = runs.Select(run => (run.Label, WeightMoves.Of(run).First, WeightMoves.Of(run).Last))
            .Where(move => move.First is not null).ToArray();
        if (moves.Length == 0)
            return runs.Any(run => run.Steps.Count > 0) ? "No layer was measured after an update" : "Relative weight change of each layer";
        if (runs.Count == 1)
        {
            var (_, first, last) = moves[0];
            return $"The {(first!.Layer == last!.Layer ? "" : "first ")}hidden layer's weights "
                + $"{MoveWords.Short(first)}{(first.Layer == last.Layer ? "" : $"; the last one's {MoveWords.Short(last)}")}";
        }
        var ordered = moves.OrderBy(move => move.First!.Change.IsKnown ? move.First.Change.Estimate : double.NegativeInfinity).ToArray();
        return $"The first hidden layer's weights {MoveWords.Short(ordered[0].First!)} in {ordered[0].Label}"
            + (ordered.Length == 1 ? "" : $", and {MoveWords.Short(ordered[^1].First!)} in {ordered[^1].Label}");
    }
}
