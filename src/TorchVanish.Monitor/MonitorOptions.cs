using TorchSharp;

namespace TorchVanish;

/// <summary>What a monitor measures, when, and where it shows it.</summary>
public sealed record MonitorOptions
{
    /// <summary>The updates that are measured. Update 0 is always among them.</summary>
    public MonitorSchedule Schedule { get; init; } = MonitorSchedule.Log();

    /// <summary>Which layers are measured, by name and module; null for all.</summary>
    public Func<string, torch.nn.Module, bool>? Layers { get; init; }

    /// <summary>How many updates the training is planned to take; the schedule and the reports use it. Null if unknown.</summary>
    public int? StepsPlanned { get; init; }

    /// <summary>The loss of the best constant answer, for the reports; null if unknown.</summary>
    public double? TrivialLoss { get; init; }

    /// <summary>The number of this run among runs with other seeds.</summary>
    public int Replicate { get; init; }

    /// <summary>Whether to write TensorBoard event files beside the tables.</summary>
    public bool TensorBoard { get; init; }

    /// <summary>Whether to publish the newest values by the meter <c>TorchVanish</c> of System.Diagnostics.Metrics.</summary>
    public bool Meter { get; init; } = true;

    /// <summary>Receives each note, one sentence, when it first applies; null writes it to standard error.</summary>
    public Action<string>? Note { get; init; }
}
