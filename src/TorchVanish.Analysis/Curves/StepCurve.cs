using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Curves;

/// <summary>A quantity over the steps of the training.</summary>
internal static class StepCurve
{
    /// <summary>The quantity of one layer; steps without a row are omitted.</summary>
    public static Curve OfLayer(MeasuredRun run, int index, int variant, string label, int layer, Quantity quantity,
        IEnumerable<int> steps) =>
        new(index, variant, label, [.. steps.Select(step => new CurvePoint(step, run.Spread(step, layer, quantity)))
            .Where(point => point.Y.Replicates > 0)]);

    /// <summary>Steps at which only a diverged replicate has a row become marks without a number.</summary>
    public static Curve OfTraining(MeasuredRun run, int index, int variant, string label, Func<TrainingRow, double> value)
    {
        var shared = run.Steps.Append(run.StepsPlanned ?? 0).ToHashSet();
        return new(index, variant, label, [.. run.TrainingSteps.Select(step => shared.Contains(step)
            ? new CurvePoint(step, ReplicatesAt.Training(run, step, value))
            : new CurvePoint(step, Spread.Of([.. run.Training(step).Select(_ => double.NaN)])) { Aside = true })]);
    }
}
