using MathNet.Numerics.Statistics;

namespace TorchVanish.Analysis.Statistics;

/// <summary>
/// The median with a 95% interval by the percentile bootstrap (Efron &amp; Tibshirani 1993, ch. 13). The resampling has a constant seed, so
/// the same values always give the same interval.
/// </summary>
public static class MedianInterval
{
    private const int Resamples = 2000;
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <param name="values">Values that are not finite are ignored.</param>
    /// <returns><see cref="Interval.None"/> if there is no finite value.</returns>
    public static Interval Of(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).Order().ToArray();
        if (finite.Length == 0)
            return Interval.None;
        if (finite.Length == 1)
            return new Interval(finite[0], double.NaN, double.NaN, 1);
        var medians = Medians(finite);
        return new Interval(finite.Median(), Quantiles.Of(medians, 0.025), Quantiles.Of(medians, 0.975), finite.Length);
    }

    private static double[] Medians(double[] values)
    {
        // Not System.Random, whose sequence may change between versions of .NET.
        var state = Seed;
        var sample = new double[values.Length];
        var medians = new double[Resamples];
        for (var resample = 0; resample < Resamples; resample++)
        {
            for (var i = 0; i < sample.Length; i++)
                sample[i] = values[(int)(Next(ref state) % (ulong)values.Length)];
            Array.Sort(sample);
            medians[resample] = Quantiles.Of(sample, 0.5);
        }
        Array.Sort(medians);
        return medians;
    }

    // SplitMix64 (Steele, Lea & Flood 2014).
    private static ulong Next(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
