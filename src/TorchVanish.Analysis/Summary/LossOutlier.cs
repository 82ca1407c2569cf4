using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Summary;

/// <summary>A replicate whose final training loss differs strongly from the others (Tukey 1977, "far out", for logarithms).</summary>
public sealed record LossOutlier(int Replicate, double Loss, double Median)
{
    /// <summary>The smallest distance of an outlier from the quartiles, in interquartile ranges.</summary>
    public const double Fences = 3;

    /// <summary>
    /// The smallest interquartile range in decades, 12%: if replicates agree more closely, a small difference does not make an outlier.
    /// </summary>
    public const double LeastRange = 0.05;

    /// <summary>With fewer losses, quartiles are single losses.</summary>
    public const int FewestReplicates = 5;

    public static IReadOnlyList<LossOutlier> Of(MeasuredRun run)
    {
        var rows = run.FinalRows().Where(row => double.IsFinite(row.TrainLoss) && row.TrainLoss > 0).ToArray();
        if (rows.Length < FewestReplicates)
            return [];
        double[] logs = [.. rows.Select(row => Math.Log10(row.TrainLoss)).Order()];
        var (low, high) = (Quantiles.Of(logs, 0.25), Quantiles.Of(logs, 0.75));
        var reach = Fences * Math.Max(high - low, LeastRange);
        var median = Math.Pow(10, Quantiles.Of(logs, 0.5));
        return [.. rows.Where(row => Math.Log10(row.TrainLoss) is var log && (log < low - reach || log > high + reach))
            .Select(row => new LossOutlier(row.Replicate, row.TrainLoss, median))];
    }
}
