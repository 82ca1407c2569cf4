using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims;

/// <summary>What the runs of a <see cref="SequenceNetwork"/> tell, one value a replicate.</summary>
internal static class SequenceRuns
{
    /// <summary>Pascanu et al. 2013: an error below 1%.</summary>
    public const double Solved = 0.99;

    // Cross-entropy of a guess among the four classes of temporal order, and a tenth more: worse than knowing nothing.
    private static readonly double Worse = 1.1 * Math.Log(4);

    /// <summary>
    /// What one time step multiplies the gradient by on its way back: (‖∂L/∂h_1‖ / ‖∂L/∂h_T‖)^(1/(T−1)) at the first step.
    /// </summary>
    public static IReadOnlyList<double> FactorsThroughTime(MeasuredRun run) =>
        [.. TimeCurve.Flows(run).Select(flow => Math.Pow(flow.Ratio, 1.0 / flow.Steps))];

    /// <summary>Whether a replicate ended with <see cref="Solved"/> of the sequences held out told right: 1 or 0.</summary>
    public static IReadOnlyList<double> Successes(MeasuredRun run) =>
        [.. run.LastRows().Select(row => row.ValidationAccuracy >= Solved ? 1.0 : 0)];

    /// <summary>
    /// Whether its validation loss was a tenth above that of a guess, or not a number, at some recorded step up to this one: 1 or 0.
    /// </summary>
    public static IReadOnlyList<double> BlowUps(MeasuredRun run, int until) =>
        [.. run.Record.Training.GroupBy(row => row.Replicate).OrderBy(group => group.Key)
            .Select(rows => rows.Any(row => row.Step <= until && !(row.ValidationLoss <= Worse)) ? 1.0 : 0)];

    /// <summary>The largest gradient norm of any replicate and recorded step, before clipping.</summary>
    public static double LargestGradient(MeasuredRun run) => run.Record.Training.Max(row => row.GradientNorm);

    /// <summary>Whether two runs recorded the same losses and gradients, to the last digit.</summary>
    public static bool AreSame(MeasuredRun one, MeasuredRun other) => one.Record.Training.SequenceEqual(other.Record.Training);

    /// <summary>How many of the replicates are ones.</summary>
    public static Interval Share(IReadOnlyList<double> ones) => ExactProportion.Of(ones.Count(one => one == 1), ones.Count);

    /// <summary>A number of all replicates together against the step; one that has ended stays as it was.</summary>
    /// <param name="value">From the validation rows up to this step, the last of each replicate.</param>
    public static Curve OverTraining(MeasuredRun run, int index, string label, Func<IReadOnlyList<TrainingRow>, double> value)
    {
        var byReplicate = run.Record.Training.GroupBy(row => row.Replicate).Select(rows => rows.OrderBy(row => row.Step).ToArray())
            .ToArray();
        return new(index, 0, label,
            [.. run.TrainingSteps.Select(step =>
            new CurvePoint(step, Spread.Of([value([.. byReplicate.Select(rows => rows.Last(row => row.Step <= step))])])))]);
    }
}
