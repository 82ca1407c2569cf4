using TorchVanish.Analysis.Measured;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Curves;

/// <summary>A quantity along the network, from the layer nearest the input to the output layer.</summary>
internal static class LayerCurve
{
    /// <summary>The quantity at one step; layers without a row are omitted.</summary>
    public static Curve At(MeasuredRun run, int index, int variant, string label, int step, Quantity quantity, IEnumerable<int> layers) =>
        new(index, variant, label, [.. layers.Select(layer => new CurvePoint(layer, run.Spread(step, layer, quantity)))
            .Where(point => point.Y.Replicates > 0)]);

    /// <summary>The curve of a figure with a single run, at one moment of the training.</summary>
    public static Curve At(MeasuredRun run, Moment moment, Quantity quantity, IEnumerable<int> layers) =>
        At(run, 0, (int)moment.Kind, moment.Words, moment.Step, quantity, layers) with { Id = AsciiId.Of(moment.Kind.ToString()) };
}
