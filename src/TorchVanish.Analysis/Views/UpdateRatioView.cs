using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>The size of one update relative to the weights, per layer and over the steps of the training.</summary>
public sealed record UpdateRatioView : CurveView
{
    public static IReadOnlyList<string> PanelIds => LayersAndTraining.PanelIds;

    private static readonly PanelAxis Ratio = new("‖ΔW‖ / ‖W‖, one update", AxisScale.Log);

    public static UpdateRatioView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var panels = LayersAndTraining.Panels(runs, Quantity.UpdateRatio, Ratio, "Each layer, first update", run =>
            run.Steps.Take(1), run => run.Steps);
        return new UpdateRatioView
        {
            Headline = HeadlineOf(runs),
            Caption = "Size of one update relative to the weights that it changes: the first update of each layer (left), and updates "
                + "during training (right). Layers whose ratio is orders of magnitude below that of others learn "
                + $"that much slower. {Replicates.Sentence(runs)}{Marks(panels)}{Replicates.Stopped(runs)}{Replicates.Diverged(runs)}",
            Panels = panels,
            Columns = panels.Length,
            Variants = runs.Count == 1 ? CurveVariants.Layers : CurveVariants.None,
            Nothing = WhyNothing(panels),
        };
    }

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var ratios = runs.Where(run => run.HiddenLayers.Count > 0)
            .Select(run => (run.Label, First: run.Spread(run.Steps[0], run.HiddenLayers[0], Quantity.UpdateRatio).Median,
                Last: run.Spread(run.Steps[0], run.HiddenLayers[^1], Quantity.UpdateRatio).Median))
            .Where(ratio => double.IsFinite(ratio.First) && double.IsFinite(ratio.Last))
            .OrderBy(ratio => ratio.First)
            .ToArray();
        if (ratios.Length == 0)
            return runs.Any(run => run.Steps.Count > 0 && run.HiddenLayers.Count > 0)
                ? "The size of the first update relative to the weights is not defined or not finite"
                : "Size of one update relative to the weights";
        if (runs.Count == 1 && runs[0].HiddenLayers.Count == 1)
            return $"The first update {Moves(ratios[0].First, "the hidden layer")}";
        return runs.Count == 1
            ? $"The first update {Moves(ratios[0].First, "the first hidden layer")}, and {Moves(ratios[0].Last, "the last one")}"
            : $"The first update {Moves(ratios[0].First, "the first hidden layer")} in {ratios[0].Label}"
                + (ratios.Length == 1 ? "" : $", and {Moves(ratios[^1].First, "it")} in {ratios[^1].Label}");
    }

    private static string Moves(double ratio, string what) =>
        ratio == 0 ? $"does not move {what}" : $"moves {what} by {Spelling.Number(ratio)} of its norm";
}
