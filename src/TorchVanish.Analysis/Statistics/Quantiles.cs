using MathNet.Numerics.Statistics;

namespace TorchVanish.Analysis.Statistics;

/// <summary>Quantiles with linear interpolation (R's type 7, the default of NumPy).</summary>
internal static class Quantiles
{
    /// <param name="ordered">Ascending, with at least one value.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double Of(double[] ordered, double share) =>
        SortedArrayStatistics.QuantileCustom(ordered, share, QuantileDefinition.R7);
}
