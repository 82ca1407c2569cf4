using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace TorchVanish.Analysis.Statistics;

/// <summary>
/// The mean of values between 0 and 1 with a 95% interval that stays between 0 and 1 (Korn &amp; Graubard 1998): the interval of
/// Clopper &amp; Pearson for the number of trials that has the same variance as the values. Decision 14 reports its measured coverage.
/// </summary>
public static class ShareInterval
{
    /// <summary>Two values do not determine their spread well enough for a useful interval.</summary>
    public const int FewestReplicates = 3;

    // With more trials the interval is narrower than ±0.1 points, and the quantile of the beta distribution loses accuracy.
    private const double MostTrials = 1e6;
    private const double NormalQuantile = 1.959963984540054;

    /// <param name="values">Values that are not finite are ignored.</param>
    /// <returns><see cref="Interval.None"/> if there is no finite value.</returns>
    public static Interval Of(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).Select(value => Math.Clamp(value, 0, 1))];
        if (finite.Length == 0)
            return Interval.None;
        var mean = finite.Mean();
        if (finite.Length < FewestReplicates)
            return new Interval(mean, double.NaN, double.NaN, finite.Length);
        // Without variation the interval is the value itself, as Student's is.
        if (finite.Min() == finite.Max())
            return new Interval(finite[0], finite[0], finite[0], finite.Length);
        var trials = Trials(mean, finite.Variance(), finite.Length);
        var successes = mean * trials;
        return new Interval(
            mean, Beta.InvCDF(successes, trials - successes + 1, 0.025), Beta.InvCDF(successes + 1, trials - successes, 0.975),
                finite.Length);
    }

    // m (1 − m) / trials is the variance of a share, and s² / n that of the mean; Student's quantile accounts for the estimated variance.
    private static double Trials(double mean, double variance, int replicates)
    {
        var student = StudentT.InvCDF(location: 0, scale: 1, freedom: replicates - 1, p: 0.975);
        var trials = mean * (1 - mean) * replicates / variance * Math.Pow(NormalQuantile / student, 2);
        return Math.Clamp(trials, replicates, MostTrials);
    }
}
