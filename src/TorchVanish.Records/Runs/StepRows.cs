namespace TorchVanish.Records.Runs;

/// <summary>What one replicate measured at one sampled step, for every table of the run.</summary>
public sealed record StepRows(TrainingRow Training)
{
    public IReadOnlyList<LayerRow> Layers { get; init; } = [];

    public IReadOnlyList<WeightRow> Weights { get; init; } = [];

    public IReadOnlyList<JacobianRow> Jacobians { get; init; } = [];

    public IReadOnlyList<DerivativeRow> Derivatives { get; init; } = [];

    public IReadOnlyList<TimestepRow> Timesteps { get; init; } = [];
}
