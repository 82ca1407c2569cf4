namespace TorchVanish.Experiments.Training;

/// <summary>A piece of work that one thread does: the replicates of one group, from their data to their last step.</summary>
internal sealed record ReplicateUnit(ActiveRun Run, IReadOnlyList<int> Replicates)
{
    public void Train(CancellationToken cancellation) => Run.Train(Replicates, cancellation);
}
