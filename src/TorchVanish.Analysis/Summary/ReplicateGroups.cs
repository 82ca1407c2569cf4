using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Summary;

/// <summary>
/// Replicates that form two groups, one that stays at the trivial answer and one that learns, so that a mean describes neither.
/// </summary>
/// <param name="Stuck">Share of the replicates that stay, with the exact interval.</param>
/// <param name="Count">The number of replicates that stay.</param>
/// <param name="Others">Median accuracy of the others, or median R² if the target is a number.</param>
public sealed record ReplicateGroups(Interval Stuck, int Count, double Others)
{
    /// <summary>The smallest distance between the groups, as a share of the possible gain.</summary>
    public const double LeastGap = 0.2;

    /// <summary>
    /// The smallest gain of a replicate in the upper group. The trivial accuracy is a mean over splits, and that of a single split can be
    /// higher, so a small gain does not show that a replicate learns.
    /// </summary>
    public const double LeastGainOfOthers = 0.5;

    /// <summary>Share of the replicates that learn, with the exact interval.</summary>
    public Interval Learn => new(1 - Stuck.Estimate, 1 - Stuck.High, 1 - Stuck.Low, Stuck.Replicates);

    /// <summary>Null if the replicates are one group.</summary>
    public static ReplicateGroups? Of(Learning learning)
    {
        var gains = learning.Gains.Select(replicate => replicate.Gain).ToArray();
        var stuck = gains.Where(gain => gain < Learning.LeastGain).ToArray();
        var others = gains.Where(gain => gain >= Learning.LeastGain).ToArray();
        if (stuck.Length == 0 || others.Length == 0 || others.Min() < LeastGainOfOthers || others.Min() - stuck.Max() < LeastGap)
            return null;
        var middle = others.Median();
        return new ReplicateGroups(
            ExactProportion.Of(stuck.Length, gains.Length),
            stuck.Length,
            learning.Accuracy.IsKnown ? learning.Trivial.Accuracy!.Value + (middle * (1 - learning.Trivial.Accuracy.Value)) : middle);
    }
}
