using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace TorchVanish.Analysis.Statistics;

/// <summary>
/// The mean of unbounded values with Student's 95% interval, which is exact for normal values. For shares see <see cref="ShareInterval"/>.
/// </summary>
public static class MeanInterval
{
    /// <param name="values">Values that are not finite are ignored.</param>
    /// <returns><see cref="Interval.None"/> if there is no finite value.</returns>
    public static Interval Of(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length == 0)
            return Interval.None;
        var mean = finite.Mean();
        if (finite.Length == 1)
            return new Interval(mean, double.NaN, double.NaN, 1);
        var quantile = StudentT.InvCDF(location: 0, scale: 1, freedom: finite.Length - 1, p: 0.975);
        var half = quantile * finite.StandardDeviation() / Math.Sqrt(finite.Length);
        return new Interval(mean, mean - half, mean + half, finite.Length);
    }
}
