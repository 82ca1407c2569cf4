using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Words;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>How large one update is beside the weights that it changes, per layer and over the training.</summary>
public sealed record UpdateRatioView : CurveView
{
    public static IReadOnlyList<string> PanelIds => LayersAndTraining.PanelIds;

    private static readonly PanelAxis Ratio = new("‖ΔW‖ / ‖W‖, one update", AxisScale.Log);

    public static UpdateRatioView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var panels = LayersAndTraining.Panels(runs, Quantity.UpdateRatio, Ratio, "Each layer, first update", run => run.Steps.Take(1), run => run.Steps);
        return new UpdateRatioView
        {
            Headline = HeadlineOf(runs),
            Caption = "Size of one update relative to the weights that it changes, before training has had time to rearrange the gradients (left) and over the training (right). "
                + "Layers whose ratio is orders of magnitude below the others' learn that much slower. "
                + $"{Replicates.Sentence(runs)}{Marks(panels)}{Replicates.Stopped(runs)}{Replicates.Diverged(runs)}",
            Panels = panels,
            Columns = panels.Length,
            Variants = runs.Count == 1 ? CurveVariants.Layers : CurveVariants.None,
            Nothing = WhyNothing(panels),
        };
    }

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var ratios = runs.Where(run => run.HiddenLayers.Count > 0)
            .Select(run => (run.Label, First: run.Spread(run.Steps[0], run.HiddenLayers[0], Quantity.UpdateRatio).Median, Last: run.Spread(run.Steps[0], run.HiddenLayers[^1], Quantity.UpdateRatio).Median))
            .Where(ratio => double.IsFinite(ratio.First) && double.IsFinite(ratio.Last))
            .OrderBy(ratio => ratio.First)
            .ToArray();
        return ratios switch
        {
            [] => "Size of one update relative to the weights",
            [var only] =>
                $"The first update moves the first hidden layer by {Spelling.Number(only.First)} of its norm, the last one by {Spelling.Number(only.Last)}",
            _ => $"The first update moves the first hidden layer by {Spelling.Number(ratios[0].First)} of its norm in {ratios[0].Label}, by {Spelling.Number(ratios[^1].First)} in {ratios[^1].Label}",
        };
    }
}
