using TorchVanish.Analysis.Measured;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>Medians over replicates for each layer and quantity, at the first measured step and at the end.</summary>
/// <param name="LastStep">The last step of the replicates that did not diverge.</param>
/// <param name="Replicates">The number of measured replicates.</param>
/// <param name="Ended">The number of replicates that did not diverge, which the table for the end covers.</param>
/// <param name="HasReluUnits">Whether units with a small φ′ are called off instead of saturated.</param>
public sealed record LayerTable(string Run, int FirstStep, int LastStep, int Replicates, int Ended, bool HasReluUnits,
    IReadOnlyList<LayerTableRow> Rows)
{
    /// <summary>The quantities in the table, which are those of the figures.</summary>
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
