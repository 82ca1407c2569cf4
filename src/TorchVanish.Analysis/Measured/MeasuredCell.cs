using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Measured;

/// <summary>One quantity of one layer over the replicates, with the numbers of missing values by reason.</summary>
/// <param name="NotDefined">Replicates where the quantity has no value, such as 0/0 or φ′ of a cell with gates.</param>
/// <param name="NotFinite">Replicates where it is infinite, or was computed from non-finite values.</param>
public sealed record MeasuredCell(Spread Spread, int NotDefined, int NotFinite)
{
    internal static MeasuredCell Of(IEnumerable<LayerRow> rows, Quantity quantity)
    {
        var all = rows.ToArray();
        var (undefined, broken) = (all.Count(row => row.IsNotDefined(quantity)), all.Count(row => row.IsNotFinite(quantity)));
        return new MeasuredCell(Spread.Of([.. all.Select(row => row[quantity])]), undefined, broken);
    }

    /// <summary>The number of replicates with a finite value.</summary>
    public int Numbers => Spread.Replicates - Spread.NonFinite;
}

/// <summary>Distinguishes the reasons why a value is not a number.</summary>
internal static class ValueStates
{
    /// <summary>Whether the value is NaN although everything else in the row is finite: the quantity is not defined here.</summary>
    public static bool IsNotDefined(this LayerRow row, Quantity quantity) => double.IsNaN(row[quantity]) && !row.IsBroken();

    /// <summary>Whether the value is infinite, or NaN because the computation failed.</summary>
    public static bool IsNotFinite(this LayerRow row, Quantity quantity) =>
        double.IsInfinity(row[quantity]) || double.IsNaN(row[quantity]) && row.IsBroken();

    // The norms of the weights and of their gradient are defined in every row, so a NaN in one of them shows a failed computation.
    private static bool IsBroken(this LayerRow row) => row[Quantity.NonfiniteCount] > 0
        || row[Quantity.NonfiniteActivationCount] > 0 || row[Quantity.NonfiniteGradientCount] > 0
        || !double.IsFinite(row[Quantity.WeightGradientNorm]) || !double.IsFinite(row[Quantity.WeightNorm]);
}
