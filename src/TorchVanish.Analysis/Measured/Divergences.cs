using TorchVanish.Runs;

namespace TorchVanish.Analysis.Measured;

/// <summary>The replicates of a run that diverged: from status.json, and for a run that was killed from the losses.</summary>
internal static class Divergences
{
    public static IReadOnlyList<DivergedReplicate> Of(RunRecord run) => run.Status is { } status
        ? status.DivergedReplicates
        : [.. run.Training.Where(row => !double.IsFinite(row.TrainLoss)).GroupBy(row => row.Replicate).OrderBy(group => group.Key)
            .Select(group => new DivergedReplicate(group.Key, group.Min(row => row.Step), "the loss is not finite"))];
}
