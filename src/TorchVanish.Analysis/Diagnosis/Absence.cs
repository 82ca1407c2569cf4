using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>What is said where no rule finds a cause: the training is healthy, or the record does not tell.</summary>
internal static class Absence
{
    private const double Sure = 0.95;
    private const double Unsure = 0.5;

    public static Finding Of(ObservedRun run) =>
        run.Replicates.Count == 0 ? Unmeasured()
        : !run.IsJudged ? Unknown()
        : !run.Fails ? Healthy(run)
        : run.IsWhole ? Unexplained(run) : TooEarly(run);

    private static Finding Healthy(ObservedRun run)
    {
        var learning = run.Outcomes.Where(outcome => outcome.Learns).ToArray();
        var skill = ObservedReplicate.Median(learning.Select(outcome => outcome.Skill));
        return new Finding(
            Symptom.Healthy, [], null, Sure,
            Facts.Of(("skill", skill), ("replicates_that_learn", learning.Length), ("loss_at_start", run.Median(r => r.FirstLoss)),
                ("loss_at_end", run.Median(r => r.EndLoss))),
            $"{Counts.Replicates(learning.Length, run.Replicates.Count)} learn: they get {Spelling.Percent(skill)} of what there is to "
                + $"get beyond {(run.Levels.IsGuessed ? "the untrained network" : run.Run.Trivial.Words)} (median), and no rule finds a "
                + "fault.",
            []);
    }

    private static Finding Unexplained(ObservedRun run) => new(
        Symptom.CannotTell, [], null, Unsure,
        Facts.Of(("replicates_that_fail", run.Failing.Count), ("loss_at_start", run.Median(r => r.FirstLoss)),
            ("loss_at_end", run.Median(r => r.EndLoss))),
        $"{Counts.Replicates(run.Failing.Count, run.Replicates.Count)} have not learned up to step {run.LastStep}, and nothing in the "
            + $"record says why. {LossLevels.Name(run)}",
        ["Train for longer, or run diagnose with --probe, which tries other rates, labels and initial weights for a few steps each."]);

    private static Finding TooEarly(ObservedRun run) => new(
        Symptom.CannotTell, [], null, Unsure,
        Facts.Of(("steps_seen", run.LastStep), ("steps_planned", run.StepsPlanned), ("loss_at_start", run.Median(r => r.FirstLoss)),
            ("loss_now", run.Median(r => r.EndLoss))),
        $"It is too early to tell: after step {run.LastStep} of {run.StepsPlanned}, "
            + $"{Counts.Replicates(run.Failing.Count, run.Replicates.Count)} have not learned yet, and nothing recorded shows that they "
            + "cannot.",
        ["Train on, and ask again."]);

    private static Finding Unmeasured() => new(
        Symptom.CannotTell, [], null, Unsure, Facts.Of(),
        "Nothing was measured: the training table has no rows.",
        ["Repeat the run, or name the folder of one that took at least one step."]);

    private static Finding Unknown() => new(
        Symptom.CannotTell, [], null, Unsure, Facts.Of(),
        "The record does not say what the best constant answer gets, so that nothing tells whether the network learns.",
        ["Give the level to compare with: MonitorOptions.TrivialLoss, or a run from a config."]);
}
