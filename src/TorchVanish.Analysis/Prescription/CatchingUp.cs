using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Prescription;

/// <summary>When a changed training is as good as the untouched one ever was.</summary>
internal static class CatchingUp
{
    /// <returns>Median over replicates of the first recorded step; null where fewer than half of the replicates get there.</returns>
    public static double? Of(MeasuredRun untouched, MeasuredRun changed)
    {
        var best = untouched.Record.Training.GroupBy(row => row.Replicate).ToDictionary(
            rows => rows.Key,
            rows => rows.Select(row => RunScore.At(untouched, row)).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max());
        double[] steps = [.. changed.Record.Training.GroupBy(row => row.Replicate).Where(rows => best.ContainsKey(rows.Key))
            .Select(rows => rows.Where(row => RunScore.At(changed, row) >= best[rows.Key]).Select(row => (double)row.Step)
                .DefaultIfEmpty(double.PositiveInfinity).Min()).Order()];
        var median = steps.Length == 0 ? double.PositiveInfinity : (steps[(steps.Length - 1) / 2] + steps[steps.Length / 2]) / 2;
        return double.IsFinite(median) ? median : null;
    }
}
