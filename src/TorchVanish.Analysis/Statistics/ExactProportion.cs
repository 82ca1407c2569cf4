using MathNet.Numerics.Distributions;

namespace TorchVanish.Analysis.Statistics;

/// <summary>
/// A share of successes with the exact 95% interval of Clopper &amp; Pearson (1934), which is valid for any number of trials.
/// </summary>
public static class ExactProportion
{
    /// <returns><see cref="Interval.None"/> without trials.</returns>
    public static Interval Of(int successes, int trials) => trials == 0 ? Interval.None : new Interval(
        (double)successes / trials,
        successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, 0.025),
        successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, 0.975),
        trials);
}
