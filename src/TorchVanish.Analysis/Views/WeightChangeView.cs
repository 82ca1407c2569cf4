using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>How far each layer's weights have moved, relative to where they began; and the first hidden layer over the training.</summary>
public sealed record WeightChangeView : CurveView
{
    public static IReadOnlyList<string> PanelIds => LayersAndTraining.PanelIds;

    private static readonly PanelAxis Change = new("‖W − W(0)‖ / ‖W(0)‖", AxisScale.Log);

    public static WeightChangeView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var panels = LayersAndTraining.Panels(runs, Quantity.WeightChange, Change, "Each layer, at the end", run => Updated(run).TakeLast(1), Updated);
        return new WeightChangeView
        {
            Headline = HeadlineOf(runs),
            Caption = "Relative change of each layer's weights since initialization: 1 means that a layer has moved as far as it was long, 0.001 that it is "
                + $"still what chance made it. Step 0, where the change is zero by definition, is left out. {Replicates.Sentence(runs)}{Marks(panels)}{Replicates.Stopped(runs)}{Replicates.Diverged(runs)}",
            Panels = panels,
            Columns = panels.Length,
            Variants = runs.Count == 1 ? CurveVariants.Layers : CurveVariants.None,
            Nothing = WhyNothing(panels),
        };
    }

    private static IEnumerable<int> Updated(MeasuredRun run) => run.Steps.Where(step => step > 0);

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var changes = runs.Where(run => run.HiddenLayers.Count > 0 && Updated(run).Any())
            .Select(run => (run.Label, First: At(run, run.HiddenLayers[0]), Last: At(run, run.HiddenLayers[^1])))
            .Where(change => change.First.IsDrawn && change.Last.IsDrawn)
            .OrderBy(change => change.First.Median)
            .ToArray();
        return changes switch
        {
            [] => "Relative weight change of each layer",
            [var only] =>
                $"The first hidden layer's weights change by {Spelling.Percent(only.First.Median)}, the last one's by {Spelling.Percent(only.Last.Median)}",
            _ => $"The first hidden layer's weights change by {Spelling.Percent(changes[0].First.Median)} in {changes[0].Label} and by {Spelling.Percent(changes[^1].First.Median)} in {changes[^1].Label}",
        };
    }

    private static Spread At(MeasuredRun run, int layer) => run.Spread(run.Steps[^1], layer, Quantity.WeightChange);
}
