using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Initialization;

/// <summary>Draws independent weights of mean 0 and a given variance.</summary>
internal static class WeightLaw
{
    /// <summary>The truncated normal distribution is cut at this many standard deviations, as in TensorFlow.</summary>
    private const double Cut = 2;

    // erf(2 / √2) = Φ(2) − Φ(−2).
    private const double ProbabilityWithinCut = 0.95449973610364158;

    /// <param name="std">Standard deviation of a weight, after the cut if the distribution is truncated.</param>
    /// <returns>float64, [fanOut, fanIn].</returns>
    public static Tensor Draw(WeightDistribution distribution, double std, long fanIn, long fanOut, Generator generator) =>
        distribution switch
        {
            WeightDistribution.Normal => randn([fanOut, fanIn], dtype: ScalarType.Float64, generator: generator) * std,
            // The uniform distribution on [-a, a] has variance a² / 3.
            WeightDistribution.Uniform => Centered(fanIn, fanOut, generator) * (Math.Sqrt(3) * std),
            _ => Truncated(std / InitialVariance.StdAfterCut, fanIn, fanOut, generator),
        };

    /// <summary>Uses the inverse of the distribution function, so that every weight needs one random number.</summary>
    /// <param name="std">Standard deviation before the cut.</param>
    public static Tensor Truncated(double std, long fanIn, long fanOut, Generator generator) =>
        ((Centered(fanIn, fanOut, generator) * ProbabilityWithinCut).erfinv() * Math.Sqrt(2)).clamp(-Cut, Cut) * std;

    // Uniform on [−1, 1).
    private static Tensor Centered(long fanIn, long fanOut, Generator generator) =>
        (rand([fanOut, fanIn], dtype: ScalarType.Float64, generator: generator) * 2) - 1;
}
