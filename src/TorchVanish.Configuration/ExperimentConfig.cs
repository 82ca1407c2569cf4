using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>All settings of one experiment.</summary>
[Description("One TorchVanish experiment.")]
public sealed record ExperimentConfig
{
    [JsonPropertyName("$schema")]
    [Description("The schema for editors; the program ignores it.")]
    public string? Schema { get; init; }

    [Description("Names the run and its folder: at most 100 letters, digits, '.', '_' and '-'.")]
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", ErrorMessage = "at most 100 letters, digits, '.', '_' and '-', starting with "
        + "a letter or a digit")]
    public string Name { get; init; } = "experiment";

    [Description("The samples to learn from.")]
    public DataConfig Data { get; init; } = new SpiralsConfig();

    [Description("The network.")]
    public ModelConfig Model { get; init; } = new MlpConfig();

    [Description("How the network is trained.")]
    public TrainingConfig Training { get; init; } = new();

    [Description("The steps at which gradients are measured, and additional measurements.")]
    public ProbesConfig Probes { get; init; } = new();

    [Description("The number of repetitions; replicate r uses seed + r for its data, weights and batches.")]
    [Range(1, 100_000)]
    public int Replicates { get; init; } = 8;

    [Description("The seed of replicate 0.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; }

    [Description("How replicates are executed. sequential: one at a time; stacked: in one graph; auto: in groups of the size that is "
        + "expected to be fastest.")]
    public Execution Execution { get; init; } = Execution.Auto;

    [Description("The device of all tensors; auto uses CUDA if torch can.")]
    [RegularExpression("^(auto|cpu|cuda|cuda:[0-9]+)$", ErrorMessage = "auto, cpu, cuda or cuda:N")]
    public string Device { get; init; } = "auto";

    [Description("The floating-point type of weights, activations and gradients.")]
    public Dtype Dtype { get; init; } = Dtype.Float32;

    [Description("auto: the program's own kernels where they are faster, checked against torch; torch: only torch's operations.")]
    public Kernels Kernels { get; init; } = Kernels.Auto;

    /// <summary>The seed of all random numbers of a replicate.</summary>
    public int SeedOf(int replicate) => Seed + replicate;
}

/// <summary>How the replicates of an experiment are executed.</summary>
public enum Execution
{
    Auto,
    Stacked,
    Sequential,
}

/// <summary>The code that computes products, activations, gradients and quantities.</summary>
public enum Kernels
{
    Auto,
    Torch,
}

/// <summary>The floating-point type of an experiment.</summary>
public enum Dtype
{
    Float32,
    Float64,
}
