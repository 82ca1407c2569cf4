using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims;

/// <summary>Results of the runs of a <see cref="SequenceNetwork"/>, one value per replicate.</summary>
internal static class SequenceRuns
{
    /// <summary>Pascanu et al. 2013: an error below 1%.</summary>
    public const double Solved = 0.99;

    // 10% more than the cross-entropy of a constant answer for the four classes of temporal order.
    private static readonly double Worse = 1.1 * Math.Log(4);

    /// <summary>
    /// The factor per time step of the backward pass: (‖∂L/∂h_1‖ / ‖∂L/∂h_T‖)^(1/(T−1)) at the first training step.
    /// </summary>
    public static IReadOnlyList<double> FactorsThroughTime(MeasuredRun run) =>
        [.. TimeCurve.Flows(run).Select(flow => Math.Pow(flow.Ratio, 1.0 / flow.Steps))];

    /// <summary>1 if the final accuracy of a replicate on held-out sequences is at least <see cref="Solved"/>, else 0.</summary>
    public static IReadOnlyList<double> Successes(MeasuredRun run) =>
        [.. run.LastRows().Select(row => row.ValidationAccuracy >= Solved ? 1.0 : 0)];

    /// <summary>
    /// 1 if the validation loss was 10% above that of a constant answer, or NaN, at a recorded step up to this one, else 0.
    /// </summary>
    public static IReadOnlyList<double> BlowUps(MeasuredRun run, int until) =>
        [.. run.Record.Training.GroupBy(row => row.Replicate).OrderBy(group => group.Key)
            .Select(rows => rows.Any(row => row.Step <= until && !(row.ValidationLoss <= Worse)) ? 1.0 : 0)];

    /// <summary>The largest gradient norm of any replicate and recorded step, before clipping.</summary>
    public static double LargestGradient(MeasuredRun run) => run.Record.Training.Max(row => row.GradientNorm);

    /// <summary>Whether two runs recorded identical losses and gradients.</summary>
    public static bool AreSame(MeasuredRun one, MeasuredRun other) => one.Record.Training.SequenceEqual(other.Record.Training);

    /// <summary>The share of ones among the replicates.</summary>
    public static Interval Share(IReadOnlyList<double> ones) => ExactProportion.Of(ones.Count(one => one == 1), ones.Count);

    /// <summary>A number over all replicates by step; a replicate that has ended keeps its last value.</summary>
    /// <param name="value">Computes the number from the latest row of each replicate.</param>
    public static Curve OverTraining(MeasuredRun run, int index, string label, Func<IReadOnlyList<TrainingRow>, double> value)
    {
        var byReplicate = run.Record.Training.GroupBy(row => row.Replicate).Select(rows => rows.OrderBy(row => row.Step).ToArray())
            .ToArray();
        return new(index, 0, label,
            [.. run.TrainingSteps.Select(step =>
            new CurvePoint(step, Spread.Of([value([.. byReplicate.Select(rows => rows.Last(row => row.Step <= step))])])))]);
    }
}
