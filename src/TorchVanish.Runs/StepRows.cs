namespace TorchVanish.Runs;

/// <summary>
/// What one replicate measured at one sampled step, for every table of the run. Rows may be made only when, and each time, they are
/// written.
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
