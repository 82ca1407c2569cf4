using System.Text.Json.Serialization;

namespace TorchVanish.Runs;

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

    /// <summary>Whether every replicate has ended by itself; an interrupted or failed run can be resumed.</summary>
    [JsonIgnore]
    public bool IsComplete => State is RunState.Completed or RunState.Diverged;
}

/// <summary>A replicate that was good enough.</summary>
/// <param name="Step">The first sampled step at which it was; its last rows are of this step.</param>
public sealed record StoppedReplicate(int Replicate, int Step, double ValidationAccuracy);

/// <summary>A replicate that ended early.</summary>
/// <param name="Step">The step whose loss or gradient is not finite; nothing is recorded after it.</param>
public sealed record DivergedReplicate(int Replicate, int Step, string Cause)
{
    /// <summary>Whether the first number that is not finite is in the forward or the backward pass; null where it is not known.</summary>
    public NetworkPass? Pass { get; init; }

    /// <summary>
    /// The first layer of that pass that is not finite: its activations in the forward pass, its gradients in the backward pass, which
    /// begins at the output. Null where it is not known, and where only the loss is not finite.
    /// </summary>
    public int? Layer { get; init; }

    /// <summary>hidden1 ... hiddenN, output.</summary>
    public string? LayerName { get; init; }
}

/// <summary>The two passes of a training step.</summary>
public enum NetworkPass
{
    Forward,
    Backward,
}

/// <summary>The states of status.json.</summary>
public enum RunState
{
    Completed,
    Diverged,
    Interrupted,
    Failed,
}
