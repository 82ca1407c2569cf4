using TorchVanish.Analysis.Measured;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>A hidden layer whose δ = ∂L/∂z is exactly zero, so it and the layers below it cannot learn.</summary>
/// <param name="Replicates">The number of replicates where δ is zero.</param>
/// <param name="Since">The earliest step, over these replicates, from which on δ is zero until the end.</param>
/// <param name="SinceLatest">The latest such step.</param>
public sealed record ZeroLayer(int Layer, int Replicates, int Since, int SinceLatest);

/// <summary>The layers whose backpropagated signal is exactly zero.</summary>
/// <param name="AtStart">At the first measured step.</param>
/// <param name="AtEnd">At the last measured step of each replicate that did not diverge.</param>
/// <param name="FirstStep">The first measured step.</param>
/// <param name="Replicates">The number of replicates measured at the start.</param>
/// <param name="Ended">The number of replicates that did not diverge.</param>
public sealed record ZeroSignal(IReadOnlyList<ZeroLayer> AtStart, IReadOnlyList<ZeroLayer> AtEnd, int FirstStep, int Replicates, int Ended)
{
    public static ZeroSignal Of(MeasuredRun run)
    {
        if (run.Steps.Count == 0)
            return new ZeroSignal([], [], 0, 0, 0);
        var start = run.Steps[0];
        ZeroLayer[] first = [.. run.HiddenLayers.Select(layer => new ZeroLayer(layer, run.Rows(start, layer).Count(IsZero), start, start))
            .Where(zero => zero.Replicates > 0)];
        return new ZeroSignal(
            first,
            [.. run.HiddenLayers.Select(layer => AtEndOf(run, layer)).OfType<ZeroLayer>()],
            start,
            run.HiddenLayers.Take(1).Sum(layer => run.Rows(start, layer).Count()),
            run.HiddenLayers.Take(1).Sum(layer => run.EndRows(layer).Count()));
    }

    private static ZeroLayer? AtEndOf(MeasuredRun run, int layer)
    {
        var ended = run.EndRows(layer).Where(IsZero).Select(row => row.Replicate).ToHashSet();
        if (ended.Count == 0)
            return null;
        var since = run.Record.Layers.Where(row => row.Layer == layer && ended.Contains(row.Replicate)).GroupBy(row => row.Replicate)
            .Select(rows => rows.OrderByDescending(row => row.Step).TakeWhile(IsZero).Last().Step).ToArray();
        return new ZeroLayer(layer, ended.Count, since.Min(), since.Max());
    }

    private static bool IsZero(LayerRow row) => row[Quantity.PreactivationGradientNorm] == 0;
}
