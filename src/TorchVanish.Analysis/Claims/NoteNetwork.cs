using System.Globalization;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims;

/// <summary>
/// The networks that claims are tested on. The defaults are those of the note's own example: ten hidden layers, plain SGD. The name of
/// an experiment follows from its settings, so claims that need the same experiment share it.
/// </summary>
public sealed record NoteNetwork(ActivationConfig Activation)
{
    public int Depth { get; init; } = 10;

    public int Width { get; init; } = 64;

    public InitializationConfig Initialization { get; init; } = new XavierNormalConfig();

    public NormalizationConfig Normalization { get; init; } = new NoNormalizationConfig();

    public Residual Residual { get; init; } = Residual.None;

    public double LearningRate { get; init; } = 0.1;

    public OptimizerConfig Optimizer { get; init; } = new SgdConfig();

    public Dtype Dtype { get; init; } = Dtype.Float32;

    /// <summary>Whether gradients are also computed as explicit products.</summary>
    public bool Jacobians { get; init; }

    /// <summary>The number of inputs at which the derivative of the activation is recorded.</summary>
    public int DerivativePoints { get; init; }

    /// <summary>A network that is trained on the task of the settings.</summary>
    public ExperimentConfig Trained(ClaimSettings settings) => Of(settings, "trained", settings.Task, settings.Steps, batch: 64);

    /// <param name="replicates">Replaces the number in the settings if only few replicates carry information.</param>
    public ExperimentConfig Trained(ClaimSettings settings, int replicates) => With(replicates, Trained(settings));

    /// <summary>A network at initialization: one batch of independent normal inputs, one gradient.</summary>
    /// <param name="replicates">Replaces the number in the settings if many inexpensive networks are needed.</param>
    public ExperimentConfig AtInitialization(ClaimSettings settings, int batch = 64, int? replicates = null) => With(
        replicates,
        Of(settings, "initial", new GaussianConfig
        {
            Samples = batch + 2,
            ValidationFraction = 2.0 / (batch + 2),
            Features = Width,
            Labels = GaussianLabels.Random
        }, steps: 1, batch));

    /// <summary>The same as <see cref="Trained(ClaimSettings)"/>, on other data.</summary>
    public ExperimentConfig TrainedOn(ClaimSettings settings, string task, DataConfig data) =>
        Of(settings, task, data, settings.Steps, batch: 64);

    private static ExperimentConfig With(int? replicates, ExperimentConfig config) =>
        replicates is int many && many != config.Replicates ? config with { Name = $"{config.Name}-r{many}", Replicates = many } : config;

    private ExperimentConfig Of(ClaimSettings settings, string purpose, DataConfig data, int steps, int batch) => new()
    {
        Name = Name(purpose, batch),
        Data = data,
        Model = new MlpConfig
        {
            Depth = Depth,
            Width = new LayerWidths(Width),
            Activation = Activation,
            Initialization = Initialization,
            Normalization = Normalization,
            Residual = Residual,
        },
        Training = new TrainingConfig { Optimizer = Optimizer, LearningRate = LearningRate, BatchSize = batch, Steps = steps },
        Probes = new ProbesConfig
        {
            Schedule = ProbeSchedule.Log,
            Points = settings.Quick
            ? 12 : 25,
            Jacobians = Jacobians,
            DerivativePoints = DerivativePoints
        },
        Replicates = settings.Replicates,
        Seed = settings.Seed,
        Dtype = Dtype,
    };

    private string Name(string purpose, int batch)
    {
        string?[] parts =
        [
            purpose,
            ConfigName.Of(Activation),
            $"d{Depth}",
            $"w{Width}",
            ConfigName.Of(Initialization),
            Normalization is NoNormalizationConfig ? null : ConfigName.Of(Normalization),
            Residual is Residual.None ? null : $"residual-{Residual.ToString().ToLowerInvariant()}",
            Optimizer is SgdConfig ? null : ConfigName.Of(Optimizer),
            LearningRate == 0.1 ? null : string.Create(CultureInfo.InvariantCulture, $"lr{LearningRate}"),
            Dtype is Dtype.Float32 ? null : Dtype.ToString().ToLowerInvariant(),
            Jacobians ? "jacobians" : null,
            DerivativePoints == 0 ? null : $"points{DerivativePoints}",
            batch == 64 ? null : $"b{batch}",
        ];
        return string.Join('-', parts.OfType<string>());
    }
}
