using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Curves;

/// <summary>A quantity along the training.</summary>
internal static class StepCurve
{
    public static Curve OfLayer(MeasuredRun run, int index, int variant, string label, int layer, Quantity quantity, IEnumerable<int> steps) =>
        new(index, variant, label, [.. steps.Select(step => new CurvePoint(step, run.Spread(step, layer, quantity))).Where(point => point.Y.Replicates > 0)]);

    public static Curve OfTraining(MeasuredRun run, int index, int variant, string label, Func<TrainingRow, double> value) =>
        new(index, variant, label, [.. run.TrainingSteps.Select(step => new CurvePoint(step, Spread.Of([.. run.Training(step).Select(value)])))]);
}
