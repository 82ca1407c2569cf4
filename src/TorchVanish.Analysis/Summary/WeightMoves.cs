using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>The weight changes of the first and the last hidden layer after the last measured update.</summary>
public sealed record WeightMoves(int LastStep, LayerMove? First, LayerMove? Last)
{
    public static WeightMoves Of(MeasuredRun run)
    {
        var last = run.HiddenLayers.Take(1).SelectMany(run.EndRows).Select(row => row.Step).DefaultIfEmpty(0).Max();
        return last == 0 || run.HiddenLayers.Count == 0
            ? new WeightMoves(last, null, null)
            : new WeightMoves(last, LayerMove.Of(run, run.HiddenLayers[0]), LayerMove.Of(run, run.HiddenLayers[^1]));
    }
}

/// <summary>‖W − W(0)‖ / ‖W(0)‖ of one layer at the end.</summary>
/// <param name="Change">Median over the replicates with a finite value, with a bootstrap interval.</param>
/// <param name="Unmoved">Replicates whose change is exactly 0.</param>
/// <param name="FromZero">Replicates whose initial weights are all zero, so the change is not defined.</param>
/// <param name="StillZero">Those of them whose weights are also zero at the end.</param>
/// <param name="Replicates">The number of replicates that did not diverge.</param>
public sealed record LayerMove(int Layer, Interval Change, int Unmoved, int FromZero, int StillZero, int Replicates)
{
    internal static LayerMove Of(MeasuredRun run, int layer)
    {
        var rows = run.EndRows(layer).ToArray();
        var zero = run.Rows(run.Steps[0], layer).Where(row => row[Quantity.WeightNorm] == 0).Select(row => row.Replicate).ToHashSet();
        return new LayerMove(
            layer,
            MedianInterval.Of(rows.Where(row => !zero.Contains(row.Replicate)).Select(row => row[Quantity.WeightChange])),
            rows.Count(row => !zero.Contains(row.Replicate) && row[Quantity.WeightChange] == 0),
            rows.Count(row => zero.Contains(row.Replicate)),
            rows.Count(row => zero.Contains(row.Replicate) && row[Quantity.WeightNorm] == 0),
            rows.Length);
    }
}
