namespace TorchVanish.Runs;

/// <summary>A complete run, as stored on disk.</summary>
/// <param name="Folder">Where it was read from.</param>
/// <param name="Status">Null for a run that is still running or was killed.</param>
/// <param name="Training">Ordered by replicate and step.</param>
/// <param name="Layers">Ordered by replicate, step and layer.</param>
/// <param name="Weights">Ordered by replicate, step, layer and index.</param>
public sealed record RunRecord(
    string Folder,
    string Name,
    RunEnvironment Environment,
    RunStatus? Status,
    IReadOnlyList<TrainingRow> Training,
    IReadOnlyList<LayerRow> Layers,
    IReadOnlyList<WeightRow> Weights)
{
    /// <summary>run.json; null for a run of version 0.1, which has none.</summary>
    public RunManifest? Manifest { get; init; }

    /// <summary>Ordered by replicate, step and time; empty unless the model is recurrent.</summary>
    public IReadOnlyList<TimestepRow> Timesteps { get; init; } = [];

    /// <summary>The text of config.json; null for a run without a config.</summary>
    public string? ConfigText { get; init; }

    /// <summary>Ordered by replicate, step, layer and index; empty unless the config asks for them.</summary>
    public IReadOnlyList<SpectrumRow> Spectrum { get; init; } = [];

    /// <summary>Ordered by replicate, step and layer; empty unless the config requests them.</summary>
    public IReadOnlyList<JacobianRow> Jacobians { get; init; } = [];

    /// <summary>Ordered by replicate and input; empty unless the config requests them.</summary>
    public IReadOnlyList<DerivativeRow> Derivatives { get; init; } = [];
}
