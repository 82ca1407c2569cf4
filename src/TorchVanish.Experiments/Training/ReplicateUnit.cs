namespace TorchVanish.Experiments.Training;

/// <summary>The work of one thread: the replicates of one group, from their data to their last step.</summary>
internal sealed record ReplicateUnit(ActiveRun Run, IReadOnlyList<int> Replicates)
{
    public void Train(CancellationToken cancellation) => Run.Train(Replicates, cancellation);
}
