using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>
/// Saturated and dead units at the end, in the hidden layer with the largest median share over the replicates that did not diverge.
/// </summary>
/// <param name="Saturated">Null for the ReLU family, whose units with small derivatives are off instead of saturated, and if nothing was
/// measured.</param>
/// <param name="Deaths">The steps at which the dead units of this layer died; null if almost no unit is dead.</param>
public sealed record UnitFacts(LayerShare? Saturated, LayerShare? Dead, Deaths? Deaths)
{
    /// <summary>Below this share, half a percent, almost no unit is affected.</summary>
    public const double HardlyAny = 0.005;

    public static UnitFacts Of(MeasuredRun run)
    {
        var dead = Worst(run, Quantity.DeadFraction);
        return new UnitFacts(
            ActivationFamily.IsRelu(run.Activation) ? null : Worst(run, Quantity.SaturatedFraction),
            dead,
            dead is { Share: >= HardlyAny } ? Summary.Deaths.Of(run, dead.Layer) : null);
    }

    /// <summary>The largest median share at the end and its layer; null if no layer has one.</summary>
    public static LayerShare? Worst(MeasuredRun run, Quantity quantity) =>
        run.HiddenLayers.Select(layer => new LayerShare(layer, Spread.Of([.. run.EndRows(layer).Select(row => row[quantity])]).Median))
            .Where(share => double.IsFinite(share.Share)).OrderByDescending(share => share.Share).FirstOrDefault();
}

/// <summary>A share of one layer's units or entries.</summary>
public sealed record LayerShare(int Layer, double Share);

/// <summary>The steps from which on at least half of the units that are dead at the end were dead.</summary>
/// <param name="Earliest">The earliest such step of any replicate.</param>
/// <param name="Latest">The latest such step of any replicate.</param>
public sealed record Deaths(int Earliest, int Latest)
{
    private const double Half = 0.5;

    internal static Deaths? Of(MeasuredRun run, int layer)
    {
        var ends = run.EndRows(layer).Where(row => row[Quantity.DeadFraction] > 0).ToDictionary(row => row.Replicate, row =>
            row[Quantity.DeadFraction]);
        if (ends.Count == 0)
            return null;
        var steps = run.Record.Layers.Where(row => row.Layer == layer && ends.ContainsKey(row.Replicate)).GroupBy(row => row.Replicate)
            .Select(rows => rows.OrderByDescending(row => row.Step)
            .TakeWhile(row => row[Quantity.DeadFraction] >= Half * ends[row.Replicate]).Last().Step).ToArray();
        return new Deaths(steps.Min(), steps.Max());
    }
}
