using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// Units that work at the start and are off for every sample soon after: the first steps were too large. The run is finite and yet over:
/// nothing that has no gradient comes back.
/// </summary>
internal sealed class KilledByFirstSteps : DiagnosticRule
{
    /// <summary>A layer with nineteen of twenty units off carries next to nothing.</summary>
    public static double MostUnits => Thresholds.UnitsOff;

    /// <summary>Killed is a difference: at least a third of the units have died since the start.</summary>
    private static double Died => Thresholds.UnitsLost;

    /// <summary>A loss that jumps tenfold above its start.</summary>
    private const double Jump = 10;

    /// <summary>A step that changes a weight matrix by a third of its norm is no small step.</summary>
    private static double LargeUpdate => Thresholds.LargeUpdate;

    /// <summary>Units that die later than in the first tenth of the training were not killed by the first steps.</summary>
    private const double FirstSteps = 0.1;

    private const double Confidence = 0.88;

    public override Evidence Evidence => Evidence.Fact;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.Fails)
            return null;
        var killed = run.Suspects.Select(replicate => (replicate, layer: Killed(run, replicate))).Where(pair => pair.layer is not null)
            .ToArray();
        if (killed.Length < ReplicateOutcome.FailingShare * run.Suspects.Count || killed.Length == 0)
            return null;
        var layers = killed.Select(pair => pair.layer!.Value).Distinct().ToArray();
        var since = killed.Min(pair => Since(pair.replicate, pair.layer!.Value) ?? 0);
        var peak = run.Median(r => r.Training.Select(row => row.TrainLoss).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max());
        var first = run.Median(r => r.FirstLoss);
        var update = ObservedReplicate.Median(killed.Select(pair => LargestUpdate(run, pair.replicate, since)));
        // Narrow layers also die under small steps: the steps must be large by themselves.
        var large = peak > Jump * first || update > LargeUpdate || UsualRate.IsFarAbove(run);
        if (!large || since > Math.Max(FewSteps, FirstSteps * run.StepsPlanned))
            return null;
        return new Finding(
            Symptom.LearningRateTooLarge,
            run.NamesOf(layers),
            since,
            Confidence,
            Facts.Of(
                ("learning_rate", run.Config?.Training.LearningRate), ("dead_at_start", run.Median(r => layers.Max(l => r.First(l,
                    Quantity.DeadFraction)))),
                ("dead_at_end", run.Median(r => layers.Max(l => r.Last(l, Quantity.DeadFraction)))), ("loss_at_start", first),
                    ("largest_loss", peak), ("largest_update_ratio", update),
                ("loss_at_end", run.Median(r => r.EndLoss))),
            $"The first steps are too large: {Counts.Replicates(killed.Length, run.Replicates.Count)} lose most units of a layer, from "
                + $"step {since} on. "
            + "Their ReLU units work at the start and are then off for every sample, so that their gradient is exactly 0 and they cannot "
            + "come back. "
            + (peak > Jump * first ? $"The loss jumped from {Spelling.Number(first)} to {Spelling.Number(peak)} and then stood still: "
            + "the run is over although it is finite. " : ""),
            [
                $"Divide the learning rate{(run.Config is { } config ? $" ({Spelling.Constant(config.Training.LearningRate)})" : "")} by "
                    + "10 to 100.",
                "Scale inputs and targets, so that the first gradients are not huge.", "Or clip the gradient norm to 1.",
            ]);
    }

    private static int? Killed(ObservedRun run, ObservedReplicate replicate) => run.HiddenLayers
        .Where(layer => replicate.Last(layer, Quantity.DeadFraction) >= MostUnits
            && replicate.Last(layer, Quantity.DeadFraction) - replicate.First(layer, Quantity.DeadFraction) >= Died)
        .Select(layer => (int?)layer).FirstOrDefault();

    // Until the layer died: afterwards nothing moves.
    private static double LargestUpdate(ObservedRun run, ObservedReplicate replicate, int since) => run.Run.Layers
        .SelectMany(layer => replicate.Of(layer)).Where(row => row.Step <= since).Select(row => row[Quantity.UpdateRatio])
        .Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();

    private const int FewSteps = 10;

    private static int? Since(ObservedReplicate replicate, int layer) => replicate.Since(layer, row =>
        row[Quantity.DeadFraction] >= MostUnits);
}
