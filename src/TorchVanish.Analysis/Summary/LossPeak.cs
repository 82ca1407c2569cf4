using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Summary;

/// <summary>A training loss that rose far above its first and its last value.</summary>
/// <param name="Loss">The largest loss of any replicate.</param>
/// <param name="Replicates">The number of replicates with such a peak.</param>
public sealed record LossPeak(double Loss, int Step, int Replicates)
{
    /// <summary>A peak is at least this many times the loss at either end.</summary>
    public const double Factor = 10;

    /// <summary>Null if no replicate that ended has such a peak.</summary>
    public static LossPeak? Of(MeasuredRun run)
    {
        var diverged = run.Diverged.Select(replicate => replicate.Replicate).ToHashSet();
        var peaks = run.Record.Training.Where(row => !diverged.Contains(row.Replicate) && !double.IsNaN(row.TrainLoss))
            .GroupBy(row => row.Replicate)
            .Select(rows => (Top: rows.MaxBy(row => row.TrainLoss)!, First: rows.MinBy(row => row.Step)!, Last: rows.MaxBy(row =>
                row.Step)!))
            .Where(peak => peak.Top.TrainLoss > 0 && peak.Top.TrainLoss >= Factor * Math.Max(peak.First.TrainLoss, peak.Last.TrainLoss))
            .Select(peak => peak.Top)
            .ToArray();
        var top = peaks.MaxBy(row => row.TrainLoss);
        return top is null ? null : new LossPeak(top.TrainLoss, top.Step, peaks.Length);
    }
}
