using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims;

/// <summary>A replicate of a network: whether its gradient vanishes, and how its loss changes.</summary>
/// <param name="Label">The network.</param>
/// <param name="Left">The median of the last three recorded losses divided by the first; NaN if the run diverged.</param>
internal sealed record LossOutcome(string Label, int Replicate, bool Vanishes, double Left)
{
    /// <summary>
    /// Whether the loss falls by less than a share. False for NaN: divergence is a different symptom, and easy to see.
    /// </summary>
    /// <param name="fell">From 0 to 1.</param>
    public bool IsFlat(double fell) => Left >= 1 - fell;

    /// <summary>One outcome per replicate of a run.</summary>
    public static IEnumerable<LossOutcome> Of(string label, MeasuredRun run)
    {
        var signal = run.Record.Layers.Where(row => row.Step == run.Steps[0]).GroupBy(row => row.Replicate)
            .ToDictionary(rows => rows.Key, rows => Signal(rows, run.HiddenLayers[0]) / Signal(rows, run.HiddenLayers[^1]));
        var diverged = run.Record.Status?.DivergedReplicates.Select(d => d.Replicate).ToHashSet() ?? [];
        return run.Record.Training.GroupBy(row => row.Replicate).Select(rows =>
        {
            double[] losses = [.. rows.OrderBy(row => row.Step).Select(row => row.TrainLoss)];
            var left = diverged.Contains(rows.Key) || !losses.All(double.IsFinite) ? double.NaN : losses.TakeLast(3).Median() / losses[0];
            // Exactly 0, or 0/0, indicates dead units, which are another fault.
            var vanishes = signal.GetValueOrDefault(rows.Key, double.NaN) is > 0 and < SignalLimits.Vanished;
            return new LossOutcome(label, rows.Key, vanishes, left);
        });
    }

    /// <summary>The share of replicates with a flat loss.</summary>
    public static Interval Flagged(LossOutcome[] cases, double fell) =>
        ExactProportion.Of(cases.Count(c => c.IsFlat(fell)), cases.Length);

    /// <summary>The same as words: 3 of 16.</summary>
    public static string Count(LossOutcome[] cases, double fell) => $"{cases.Count(c => c.IsFlat(fell))} of {cases.Length}";

    /// <summary>The share of flagged runs of the first minus that of the second, paired by seed.</summary>
    public static Interval Over(LossOutcome[] first, LossOutcome[] second, double fell) =>
        MeanInterval.Of(first.GroupBy(c => c.Replicate).Join(second.GroupBy(c => c.Replicate), a => a.Key, b => b.Key, (a, b) =>
            Share(a, fell) - Share(b, fell)));

    private static double Share(IEnumerable<LossOutcome> cases, double fell) =>
        cases.Select(c => c.IsFlat(fell) ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

    private static double Signal(IEnumerable<LayerRow> rows, int layer) =>
        rows.Single(row => row.Layer == layer)[Quantity.PreactivationGradientNorm];
}
