using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Prescription;

/// <summary>
/// What a change gains over another training with the same seeds: the mean over seeds of the difference of their scores, with Student's
/// 95% interval. Pairs share their data split, so what the split does to both cancels.
/// </summary>
public static class PairedGain
{
    /// <summary>A gain of less than two points, of accuracy or of the trivial loss, is not worth a change.</summary>
    public const double LeastWorth = 0.02;

    public static Interval Of(RunScore before, RunScore after) => MeanInterval.Of(
        after.ByReplicate.Where(pair => before.ByReplicate.ContainsKey(pair.Key))
            .Select(pair => pair.Value - before.ByReplicate[pair.Key]));

    public static RemedyVerdict Verdict(Interval gain) =>
        gain is { HasBounds: true, Low: > 0 } ? RemedyVerdict.Helps
        : gain is { HasBounds: true, High: < 0 } ? RemedyVerdict.Harms
        : RemedyVerdict.NoEffectShown;
}

/// <summary>What the interval of a gain says.</summary>
public enum RemedyVerdict
{
    /// <summary>All of it is above 0.</summary>
    Helps,

    NoEffectShown,

    /// <summary>All of it is below 0.</summary>
    Harms,
}
