using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>The numbers of a run per layer: each quantity's median over replicates, at the first and at the last measured step.</summary>
public sealed record LayerTable(string Run, int FirstStep, int LastStep, IReadOnlyList<LayerTableRow> Rows)
{
    /// <summary>What a table shows: the quantities that the figures are made of.</summary>
    public static IReadOnlyList<Quantity> Columns { get; } =
    [
        Quantity.PreactivationGradientNorm, Quantity.WeightGradientNorm, Quantity.WeightChange, Quantity.UpdateRatio,
        Quantity.ActivationMean, Quantity.ActivationStd, Quantity.DerivativeRms, Quantity.SaturatedFraction, Quantity.DeadFraction,
    ];

    public static LayerTable Of(MeasuredRun run)
    {
        var (first, last) = run.Steps.Count == 0 ? (0, 0) : (run.Steps[0], run.Steps[^1]);
        return new LayerTable(run.Label, first, last, [.. run.Layers.Select(layer => new LayerTableRow(
            layer,
            [.. Columns.Select(quantity => run.Spread(first, layer, quantity))],
            [.. Columns.Select(quantity => run.Spread(last, layer, quantity))]))]);
    }
}

/// <summary>One layer, one spread for each of <see cref="LayerTable.Columns"/>.</summary>
public sealed record LayerTableRow(int Layer, IReadOnlyList<Spread> First, IReadOnlyList<Spread> Last);
