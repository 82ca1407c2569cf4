using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Curves;

/// <summary>A quantity along the training.</summary>
internal static class StepCurve
{
    public static Curve OfLayer(MeasuredRun run, int index, int variant, string label, int layer, Quantity quantity,
        IEnumerable<int> steps) =>
        new(index, variant, label, [.. steps.Select(step => new CurvePoint(step, run.Spread(step, layer, quantity)))
            .Where(point => point.Y.Replicates > 0)]);

    /// <summary>Between the steps that are recorded of all, those at which a replicate diverged are marked, as not a number.</summary>
    public static Curve OfTraining(MeasuredRun run, int index, int variant, string label, Func<TrainingRow, double> value)
    {
        var shared = run.Steps.Append(run.StepsPlanned ?? 0).ToHashSet();
        return new(index, variant, label, [.. run.TrainingSteps.Select(step => shared.Contains(step)
            ? new CurvePoint(step, ReplicatesAt.Training(run, step, value))
            : new CurvePoint(step, Spread.Of([.. run.Training(step).Select(_ => double.NaN)])) { Aside = true })]);
    }
}
