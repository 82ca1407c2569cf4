using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Summary;

/// <summary>A replicate whose final training loss lies far outside those of the others (Tukey 1977: far out, on logarithms).</summary>
public sealed record LossOutlier(int Replicate, double Loss, double Median)
{
    /// <summary>Far out lies beyond this many interquartile ranges from the quartiles.</summary>
    public const double Fences = 3;

    /// <summary>
    /// An interquartile range below this many decades, 12%, counts as this: replicates that agree closely are no evidence against one.
    /// </summary>
    public const double LeastRange = 0.05;

    /// <summary>Quartiles of fewer losses are single losses.</summary>
    public const int FewestReplicates = 5;

    public static IReadOnlyList<LossOutlier> Of(MeasuredRun run)
    {
        var rows = run.FinalRows().Where(row => double.IsFinite(row.TrainLoss) && row.TrainLoss > 0).ToArray();
        if (rows.Length < FewestReplicates)
            return [];
        double[] logs = [.. rows.Select(row => Math.Log10(row.TrainLoss)).Order()];
        var (low, high) = (Quantile(logs, 0.25), Quantile(logs, 0.75));
        var reach = Fences * Math.Max(high - low, LeastRange);
        var median = Math.Pow(10, Quantile(logs, 0.5));
        return [.. rows.Where(row => Math.Log10(row.TrainLoss) is var log && (log < low - reach || log > high + reach))
            .Select(row => new LossOutlier(row.Replicate, row.TrainLoss, median))];
    }

    private static double Quantile(double[] ordered, double share) =>
        SortedArrayStatistics.QuantileCustom(ordered, share, QuantileDefinition.R7);
}
