using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Curves;

/// <summary>‖∂L/∂h_t‖ of a recurrent model along the time steps of its sequences.</summary>
internal static class TimeCurve
{
    /// <param name="step">The step of the training.</param>
    public static Curve At(MeasuredRun run, int index, int variant, string label, int step) => new(index, variant, label,
        [.. run.Record.Timesteps.Where(row => row.Step == step).GroupBy(row => row.Time).OrderBy(group => group.Key)
            .Select(rows => new CurvePoint(rows.Key, Spread.Of([.. rows.Select(row => row.HiddenGradientNorm)])))]);

    /// <summary>The gradient ratio ‖∂L/∂h_1‖ / ‖∂L/∂h_T‖ at the first recorded step.</summary>
    /// <returns>By replicate, with the number of time steps between the two states.</returns>
    public static IReadOnlyList<(double Ratio, int Steps)> Flows(MeasuredRun run) =>
        [.. Ends(run).Select(ends => (ends.First.HiddenGradientNorm / ends.Last.HiddenGradientNorm, ends.Last.Time - ends.First.Time))];

    /// <summary>The gradient's norms at the first and at the last state, at the first recorded step, by replicate.</summary>
    public static IReadOnlyList<(double First, double Last)> Norms(MeasuredRun run) =>
        [.. Ends(run).Select(ends => (ends.First.HiddenGradientNorm, ends.Last.HiddenGradientNorm))];

    private static IEnumerable<(TimestepRow First, TimestepRow Last)> Ends(MeasuredRun run)
    {
        var start = run.Record.Timesteps.Select(row => row.Step).DefaultIfEmpty().Min();
        return run.Record.Timesteps.Where(row => row.Step == start).GroupBy(row => row.Replicate).OrderBy(group => group.Key)
            .Select(states => (states.MinBy(row => row.Time)!, states.MaxBy(row => row.Time)!));
    }
}
