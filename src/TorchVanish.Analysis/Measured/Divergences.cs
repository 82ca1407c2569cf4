using TorchVanish.Runs;

namespace TorchVanish.Analysis.Measured;

/// <summary>The diverged replicates of a run: from status.json, or from the losses if the run was killed.</summary>
internal static class Divergences
{
    public static IReadOnlyList<DivergedReplicate> Of(RunRecord run) => run.Status is { } status
        ? status.DivergedReplicates
        : [.. run.Training.Where(row => !double.IsFinite(row.TrainLoss)).GroupBy(row => row.Replicate).OrderBy(group => group.Key)
            .Select(group => new DivergedReplicate(group.Key, group.Min(row => row.Step), "the loss is not finite"))];
}
