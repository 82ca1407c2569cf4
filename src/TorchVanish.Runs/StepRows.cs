namespace TorchVanish.Runs;

/// <summary>
/// The rows of one replicate at one sampled step, for every table of the run. The sequences may create their rows each time they are
/// enumerated.
/// </summary>
public sealed record StepRows(TrainingRow Training)
{
    public IEnumerable<LayerRow> Layers { get; init; } = [];

    public IEnumerable<WeightRow> Weights { get; init; } = [];

    public IEnumerable<JacobianRow> Jacobians { get; init; } = [];

    public IEnumerable<SpectrumRow> Spectrum { get; init; } = [];

    public IEnumerable<DerivativeRow> Derivatives { get; init; } = [];

    public IEnumerable<TimestepRow> Timesteps { get; init; } = [];
}
