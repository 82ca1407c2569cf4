using System.Text.Json.Serialization;

namespace TorchVanish.Runs;

/// <summary>status.json: how a run ended. It is missing while a run is in progress, and if the run was killed.</summary>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Execution">How the replicates were executed, with the reason if they could not be stacked.</param>
/// <param name="DivergedReplicates">The replicates whose loss or gradient became non-finite, with the step.</param>
public sealed record RunStatus(
    RunState State,
    string Message,
    string Execution,
    IReadOnlyList<DivergedReplicate> DivergedReplicates)
{
    /// <summary>The replicates that training.stop ended early.</summary>
    public IReadOnlyList<StoppedReplicate> StoppedReplicates { get; init; } = [];

    /// <summary>Whether every replicate has ended. An interrupted or failed run is not complete and can be resumed.</summary>
    [JsonIgnore]
    public bool IsComplete => State is RunState.Completed or RunState.Diverged;
}

/// <summary>A replicate that reached the accuracy of training.stop.</summary>
/// <param name="Step">The first sampled step with this accuracy; the replicate's last rows are of this step.</param>
public sealed record StoppedReplicate(int Replicate, int Step, double ValidationAccuracy);

/// <summary>A replicate that diverged.</summary>
/// <param name="Step">The step whose loss or gradient is not finite; nothing is recorded after it.</param>
public sealed record DivergedReplicate(int Replicate, int Step, string Cause)
{
    /// <summary>The pass with the first number that is not finite; null if it is unknown.</summary>
    public NetworkPass? Pass { get; init; }

    /// <summary>
    /// The first layer in that pass with non-finite activations (forward) or gradients (backward, which begins at the output). Null if
    /// it is unknown, or if only the loss is not finite.
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
