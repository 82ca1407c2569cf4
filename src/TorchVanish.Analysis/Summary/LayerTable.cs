using TorchVanish.Analysis.Measured;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>The numbers of a run per layer: each quantity's median over replicates, at the first measured step and at the end.</summary>
/// <param name="LastStep">Of the replicates that did not diverge.</param>
/// <param name="Replicates">How many were measured at all.</param>
/// <param name="Ended">How many did not diverge: the table of the end is about these.</param>
/// <param name="HasReluUnits">Whether a small φ′ means off instead of saturated.</param>
public sealed record LayerTable(string Run, int FirstStep, int LastStep, int Replicates, int Ended, bool HasReluUnits,
    IReadOnlyList<LayerTableRow> Rows)
{
    /// <summary>What a table shows: the quantities that the figures are made of.</summary>
    public static IReadOnlyList<Quantity> Columns { get; } =
    [
        Quantity.PreactivationGradientNorm, Quantity.WeightGradientNorm, Quantity.WeightChange, Quantity.UpdateRatio,
        Quantity.ActivationMean, Quantity.ActivationStd, Quantity.DerivativeRms, Quantity.SaturatedFraction, Quantity.DeadFraction,
    ];

    public static LayerTable Of(MeasuredRun run)
    {
        var first = run.Steps.Count == 0 ? 0 : run.Steps[0];
        var ends = run.Layers.Take(1).SelectMany(run.EndRows).ToArray();
        return new LayerTable(
            run.Label,
            first,
            ends.Select(row => row.Step).DefaultIfEmpty(first).Max(),
            run.Replicates.Count,
            ends.Length,
            ActivationFamily.IsRelu(run.Activation),
            [.. run.Layers.Select(layer => new LayerTableRow(
                layer,
                [.. Columns.Select(quantity => run.Cell(first, layer, quantity))],
                [.. Columns.Select(quantity => run.EndCell(layer, quantity))]))]);
    }
}

/// <summary>One layer, one cell for each of <see cref="LayerTable.Columns"/>.</summary>
public sealed record LayerTableRow(int Layer, IReadOnlyList<MeasuredCell> First, IReadOnlyList<MeasuredCell> Last);
