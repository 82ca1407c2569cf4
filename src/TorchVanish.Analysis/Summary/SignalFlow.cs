using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Summary;

/// <summary>
/// The share of a gradient that remains from the last hidden layer to the first, or from the last time step to the first: the ratio of two
/// norms at the first measured step. Zeros are counted separately.
/// </summary>
/// <param name="Ratio">Geometric mean over the replicates with two positive norms.</param>
/// <param name="Zeros">Replicates where the first norm is exactly 0 and the last is not.</param>
/// <param name="Undefined">Replicates where the last norm is exactly 0: there is no ratio.</param>
/// <param name="NotFinite">Replicates where a norm is NaN or infinite.</param>
public sealed record SignalFlow(string Run, Interval Ratio, int Zeros, int Undefined, int NotFinite, int Replicates)
{
    /// <summary>A signal with a smaller ratio vanishes.</summary>
    public const double VanishingRatio = SignalRatio.Vanished;

    /// <summary>A signal with a larger ratio explodes.</summary>
    public const double ExplodingRatio = SignalRatio.Exploded;

    /// <summary>A change by fewer decades, a factor of 2, counts as no change.</summary>
    public const double EvenDecades = 0.3;

    /// <summary>The flow along the hidden layers. It has no replicates if there are fewer than two hidden layers.</summary>
    public static SignalFlow AtStart(MeasuredRun run, Quantity quantity)
    {
        if (run.HiddenLayers.Count < 2)
            return Of(run.Label, []);
        var (first, last) = (run.Rows(run.Steps[0], run.HiddenLayers[0]), run.Rows(run.Steps[0], run.HiddenLayers[^1]));
        return Of(run.Label, [.. first.Join(last, row => row.Replicate, row => row.Replicate, (a, b) => (a[quantity], b[quantity]))]);
    }

    /// <summary>The flow along the time steps of a recurrent model.</summary>
    public static SignalFlow ThroughTime(MeasuredRun run) => Of(run.Label, TimeCurve.Norms(run));

    /// <summary>Whether the ratio is known.</summary>
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
