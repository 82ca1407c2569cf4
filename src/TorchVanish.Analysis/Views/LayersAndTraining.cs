using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>Two panels of one quantity: along the layers at one step, and over the steps of the training.</summary>
internal static class LayersAndTraining
{
    public static IReadOnlyList<string> PanelIds { get; } = ["layers", "training"];

    /// <param name="layersTitle">The title of the panel along the layers.</param>
    /// <param name="at">The step of the panel along the layers; empty if a run has none.</param>
    /// <param name="over">The steps of the other panel.</param>
    public static CurvePanel[] Panels(
        IReadOnlyList<MeasuredRun> runs, Quantity quantity, PanelAxis axis, string layersTitle, Func<MeasuredRun, IEnumerable<int>> at,
            Func<MeasuredRun, IEnumerable<int>> over)
    {
        IEnumerable<Curve> Along(MeasuredRun run, int index) =>
            at(run).Select(step => LayerCurve.At(run, index, WatchedLayers.All, run.Label, step, quantity, run.Layers));
        var along = CurvePanel.Of(layersTitle, PanelAxis.Layer, axis, runs.SelectMany(Along)) with { Id = PanelIds[0] };
        var training = runs.Count == 1
            ? CurvePanel.Of("Over the training", PanelAxis.Step, axis, WatchedLayers.Of(runs[0]).Select(watched =>
                StepCurve.OfLayer(runs[0], 0, watched.Variant, watched.Label, watched.Layer, quantity, over(runs[0]))))
            : CurvePanel.Of(runs.All(run => run.HiddenLayers.Count <= 1)
            ? "Hidden layer, over the training"
            : "First hidden layer, over the training", PanelAxis.Step, axis, runs.SelectMany((run, index) =>
                run.HiddenLayers.Take(1).Select(layer => StepCurve.OfLayer(run, index, 0, run.Label, layer, quantity, over(run)))));
        // A single layer needs no comparison along the layers.
        return LayerComparison.Has(runs) ? [along, training with { Id = PanelIds[1] }] : [training with { Id = PanelIds[1] }];
    }
}
