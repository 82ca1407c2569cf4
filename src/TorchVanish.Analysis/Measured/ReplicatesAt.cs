using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Measured;

/// <summary>
/// The values of all replicates of a run at one step, including those that have ended: a replicate that training.stop ended keeps its last
/// value, and a diverged replicate counts as not finite.
/// </summary>
internal static class ReplicatesAt
{
    /// <summary>A quantity of one layer; replicates for which it is not defined are counted separately.</summary>
    public static Spread Layer(MeasuredRun run, int step, int layer, Quantity quantity)
    {
        var rows = run.Rows(step, layer).ToList();
        if (rows.Count == 0)
            return Spread.Of([]);
        var measured = rows.Select(row => row.Replicate).ToHashSet();
        rows.AddRange(run.Stopped.Where(end => end.Step < step && !measured.Contains(end.Replicate))
            .Select(end => LastDefined(run, end, layer, quantity)).OfType<LayerRow>());
        var undefined = rows.Count(row => row.IsNotDefined(quantity));
        return Spread.Of(
            [.. rows.Where(row => !row.IsNotDefined(quantity)).Select(row => row[quantity]), .. Lost(run, step, measured)],
            undefined);
    }

    /// <param name="step">A step with a row for every replicate that is still training.</param>
    public static Spread Training(MeasuredRun run, int step, Func<TrainingRow, double> value)
    {
        var rows = run.Training(step).ToList();
        var measured = rows.Select(row => row.Replicate).ToHashSet();
        rows.AddRange(run.Stopped.Where(end => end.Step < step && !measured.Contains(end.Replicate))
            .Select(end => run.Training(end.Step).FirstOrDefault(row => row.Replicate == end.Replicate)).OfType<TrainingRow>());
        var undefined = rows.Count(row => IsUndefined(row, value));
        return Spread.Of([.. rows.Where(row => !IsUndefined(row, value)).Select(value), .. Lost(run, step, measured)], undefined);
    }

    private static bool IsUndefined(TrainingRow row, Func<TrainingRow, double> value) =>
        double.IsNaN(value(row)) && double.IsFinite(row.TrainLoss) && double.IsFinite(row.ValidationLoss);

    private static IEnumerable<double> Lost(MeasuredRun run, int step, HashSet<int> measured) =>
        run.Diverged.Where(end => end.Step < step && !measured.Contains(end.Replicate)).Select(_ => double.NaN);

    // The update ratio is not defined in the very last row, which no update follows.
    private static LayerRow? LastDefined(MeasuredRun run, StoppedReplicate end, int layer, Quantity quantity)
    {
        var rows = run.Steps.Reverse().SkipWhile(step => step > end.Step)
            .Select(step => run.Rows(step, layer).FirstOrDefault(row => row.Replicate == end.Replicate)).OfType<LayerRow>();
        return rows.FirstOrDefault(row => double.IsFinite(row[quantity])) ?? rows.FirstOrDefault();
    }
}
