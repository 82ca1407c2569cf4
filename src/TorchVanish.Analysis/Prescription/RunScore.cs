using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Prescription;

/// <summary>
/// How good each replicate of a run is at its end, as one number that runs with different changes share: the validation accuracy, and
/// for numbers the share of the trivial answer's loss that is gone, 1 − L / L_trivial, each with the loss that the run minimizes.
/// </summary>
/// <param name="ByReplicate">A replicate that diverged has what the trivial answer has: there is no network to use.</param>
/// <param name="IsAccuracy">Whether the numbers are accuracies.</param>
public sealed record RunScore(IReadOnlyDictionary<int, double> ByReplicate, bool IsAccuracy)
{
    /// <summary>
    /// A loss of more than twice the trivial answer's is no worse than twice it: one replicate must not outweigh all others.
    /// </summary>
    public const double Worst = -1;

    /// <summary>Mean over the replicates.</summary>
    public double Mean => ByReplicate.Count == 0 ? double.NaN : ByReplicate.Values.Average();

    /// <summary>Mean share of the trivial loss that is gone, which shows progress before the accuracy does.</summary>
    public double LossSkill { get; init; }

    public static RunScore Of(MeasuredRun run)
    {
        var diverged = run.Diverged.Select(end => end.Replicate).ToHashSet();
        var accuracy = !run.Trivial.JudgedByLoss;
        var rows = run.LastRows().ToList();
        double Score(TrainingRow row) => accuracy ? Accuracy(run, row, diverged) : Skill(run, row, diverged);
        return new RunScore(rows.ToDictionary(row => row.Replicate, Score), accuracy)
        {
            LossSkill = rows.Count == 0 ? Worst : rows.Average(row => Skill(run, row, diverged)),
        };
    }

    /// <summary>The score of a replicate at each recorded step.</summary>
    internal static double At(MeasuredRun run, TrainingRow row) =>
        run.Trivial.JudgedByLoss ? Skill(run, row, []) : Learning.AccuracyOf(row);

    private static double Accuracy(MeasuredRun run, TrainingRow row, HashSet<int> diverged)
    {
        var value = Learning.AccuracyOf(row);
        return double.IsFinite(value) && !diverged.Contains(row.Replicate) ? value : run.Trivial.AccuracyOf(row.Replicate) ?? 0;
    }

    // A trivial loss that is not positive, as of cross-entropy with targets outside of [0, 1], is no scale: nothing counts as gained.
    private static double Skill(MeasuredRun run, TrainingRow row, HashSet<int> diverged) =>
        diverged.Contains(row.Replicate) || run.Trivial.Loss is not > 0 ? 0
        : double.IsFinite(row.ValidationLoss) ? Math.Max(Worst, 1 - (row.ValidationLoss / run.Trivial.Loss.Value))
        : 0;
}
