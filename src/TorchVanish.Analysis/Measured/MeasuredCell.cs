using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Measured;

/// <summary>One quantity of one layer over the replicates, with what has no number counted by its reason.</summary>
/// <param name="NotDefined">Replicates where the quantity has no value, such as 0/0 or φ′ of a cell with gates.</param>
/// <param name="NotFinite">Replicates where it is infinite, or was computed from what is not finite.</param>
public sealed record MeasuredCell(Spread Spread, int NotDefined, int NotFinite)
{
    internal static MeasuredCell Of(IEnumerable<LayerRow> rows, Quantity quantity)
    {
        var all = rows.ToArray();
        var (undefined, broken) = (all.Count(row => row.IsNotDefined(quantity)), all.Count(row => row.IsNotFinite(quantity)));
        return new MeasuredCell(Spread.Of([.. all.Select(row => row[quantity])]), undefined, broken);
    }

    /// <summary>How many replicates have a number.</summary>
    public int Numbers => Spread.Replicates - Spread.NonFinite;
}

/// <summary>Why a value is not a number.</summary>
internal static class MissingValues
{
    /// <summary>Nothing in the row is broken, so it is the definition that gives no value.</summary>
    public static bool IsNotDefined(this LayerRow row, Quantity quantity) => double.IsNaN(row[quantity]) && !row.IsBroken();

    public static bool IsNotFinite(this LayerRow row, Quantity quantity) =>
        double.IsInfinity(row[quantity]) || double.IsNaN(row[quantity]) && row.IsBroken();

    // The norms of the weights and of their gradient are defined for every row, so that a NaN in one of them is an overflow.
    private static bool IsBroken(this LayerRow row) => row[Quantity.NonfiniteCount] > 0
        || row[Quantity.NonfiniteActivationCount] > 0 || row[Quantity.NonfiniteGradientCount] > 0
        || !double.IsFinite(row[Quantity.WeightGradientNorm]) || !double.IsFinite(row[Quantity.WeightNorm]);
}
