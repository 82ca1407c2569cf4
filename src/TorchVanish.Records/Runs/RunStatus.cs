namespace TorchVanish.Records.Runs;

/// <summary>How a run ended: status.json. A folder without one is of a run that still goes on, or was killed.</summary>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Execution">How the replicates were executed, and why so where that is worth saying.</param>
/// <param name="DivergedReplicates">The replicates whose loss or gradient stopped being finite, with the step at which it did.</param>
public sealed record RunStatus(
    RunState State,
    string Message,
    string Execution,
    IReadOnlyList<DivergedReplicate> DivergedReplicates)
{
    /// <summary>The replicates that training.stop ended before they had taken all their steps.</summary>
    public IReadOnlyList<StoppedReplicate> StoppedReplicates { get; init; } = [];
}

/// <summary>A replicate that was good enough.</summary>
/// <param name="Step">The first sampled step at which it was; its last rows are of this step.</param>
public sealed record StoppedReplicate(int Replicate, int Step, double ValidationAccuracy);

/// <summary>A replicate that ended early.</summary>
/// <param name="Step">The step whose loss or gradient is not finite; nothing is updated from it on.</param>
public sealed record DivergedReplicate(int Replicate, int Step, string Cause);

/// <summary>The states of status.json.</summary>
public enum RunState
{
    Completed,
    Diverged,
    Interrupted,
    Failed,
}
