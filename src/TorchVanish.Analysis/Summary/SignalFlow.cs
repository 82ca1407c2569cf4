using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>
/// How much of a gradient is left after it has come back from the last hidden layer to the first, or from the last time step to the
/// first: the quotient of two norms at the first measured step. A zero is counted before anything is divided.
/// </summary>
/// <param name="Ratio">Geometric mean, with Student's interval in the logarithm, over the replicates where both norms are positive.</param>
/// <param name="Zeros">Replicates where the first norm is exactly 0 and the last is not.</param>
/// <param name="Undefined">Replicates where the last norm is exactly 0: there is no ratio.</param>
/// <param name="NotFinite">Replicates where a norm is NaN or infinite.</param>
public sealed record SignalFlow(string Run, Interval Ratio, int Zeros, int Undefined, int NotFinite, int Replicates)
{
    /// <summary>A signal that arrives this much smaller is called vanishing: a thousandth.</summary>
    public const double VanishingRatio = 1e-3;

    /// <summary>A signal that arrives this much larger is called exploding.</summary>
    public const double ExplodingRatio = 1e3;

    /// <summary>A change by less than this many decades, a factor of 2, is no change.</summary>
    public const double EvenDecades = 0.3;

    /// <summary>Along the hidden layers. No replicates where there are fewer than two of them.</summary>
    public static SignalFlow AtStart(MeasuredRun run, Quantity quantity)
    {
        if (run.HiddenLayers.Count < 2)
            return Of(run.Label, []);
        var (first, last) = (run.Rows(run.Steps[0], run.HiddenLayers[0]), run.Rows(run.Steps[0], run.HiddenLayers[^1]));
        return Of(run.Label, [.. first.Join(last, row => row.Replicate, row => row.Replicate, (a, b) => (a[quantity], b[quantity]))]);
    }

    /// <summary>Along the time steps of a recurrent model.</summary>
    public static SignalFlow ThroughTime(MeasuredRun run) => Of(run.Label, TimeCurve.Norms(run));

    /// <summary>Whether there is a ratio to name.</summary>
    public bool IsKnown => Ratio.IsKnown;

    /// <summary>log10 of the ratio.</summary>
    public double Decades => Math.Log10(Ratio.Estimate);

    public bool Vanishes => Ratio.Estimate < VanishingRatio;

    public bool Explodes => Ratio.Estimate > ExplodingRatio;

    private static SignalFlow Of(string run, IReadOnlyList<(double First, double Last)> norms)
    {
        var finite = norms.Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Last)).ToArray();
        return new SignalFlow(
            run,
            GeometricMean.Of(finite.Where(pair => pair is { First: > 0, Last: > 0 }).Select(pair => pair.First / pair.Last)),
            finite.Count(pair => pair is { First: 0, Last: > 0 }),
            finite.Count(pair => pair.Last == 0),
            norms.Count - finite.Length,
            norms.Count);
    }
}
