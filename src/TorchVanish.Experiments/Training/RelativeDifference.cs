using TorchVanish.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>The relative difference between two measurements of a quantity.</summary>
internal static class RelativeDifference
{
    // Squares of smaller float32 numbers are subnormal, so their rounding error is no longer relative to the value.
    private const double SmallestNorm = 1e-28;

    // Rounding can move single entries across the threshold of a share.
    private const double EntriesAtThreshold = 2e-3;

    public static double Of(LayerRow a, LayerRow b, Quantity quantity)
    {
        var (x, y) = (a[quantity], b[quantity]);
        if (x.Equals(y))
            return 0;
        if (!double.IsFinite(x) || !double.IsFinite(y))
            return double.PositiveInfinity;
        var difference = Math.Abs(x - y);
        return quantity switch
        {
            // A mean near zero is exact relative to the spread, not to itself.
            Quantity.ActivationMean => difference / Size(b, Quantity.ActivationMean, Quantity.ActivationStd),
            Quantity.ActivationStd => difference / Size(b, Quantity.ActivationMean, Quantity.ActivationStd),
            Quantity.DerivativeMean => difference / Size(b, Quantity.DerivativeMean, Quantity.DerivativeRms),
            Quantity.SaturatedFraction or Quantity.DeadFraction => Math.Max(0, difference - EntriesAtThreshold),
            _ => difference / Math.Max(SmallestNorm, Math.Max(Math.Abs(x), Math.Abs(y))),
        };
    }

    private static double Size(LayerRow row, Quantity one, Quantity other) =>
        Math.Max(SmallestNorm, Math.Sqrt((row[one] * row[one]) + (row[other] * row[other])));
}
