using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>Everything that decides what one experiment does. </summary>
[Description("One TorchVanish experiment.")]
public sealed record ExperimentConfig
{
    [JsonPropertyName("$schema")]
    [Description("Where an editor finds the schema; the program ignores it.")]
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

    [Description("When the gradients are looked at.")]
    public ProbesConfig Probes { get; init; } = new();

    [Description("How often the experiment is repeated; replicate r uses seed + r for its data, weights and batches.")]
    [Range(1, 100_000)]
    public int Replicates { get; init; } = 8;

    [Description("The seed of replicate 0.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; }

    [Description("How replicates are executed: one at a time, all in one graph, or whichever is expected to be faster.")]
    public Execution Execution { get; init; } = Execution.Auto;

    [Description("Where tensors live; auto takes CUDA where torch sees it.")]
    [RegularExpression("^(auto|cpu|cuda|cuda:[0-9]+)$", ErrorMessage = "auto, cpu, cuda or cuda:N")]
    public string Device { get; init; } = "auto";

    [Description("The floating-point type of weights, activations and gradients.")]
    public Dtype Dtype { get; init; } = Dtype.Float32;

    [Description("auto computes with the program's own kernels where they are faster and checks them against torch; torch uses torch "
        + "alone.")]
    public Kernels Kernels { get; init; } = Kernels.Auto;

    /// <summary>The one seed that everything random about a replicate follows from.</summary>
    public int SeedOf(int replicate) => Seed + replicate;
}

/// <summary>How the replicates of an experiment are executed.</summary>
public enum Execution
{
    Auto,
    Stacked,
    Sequential,
}

/// <summary>Who computes products, activations, gradients and quantities.</summary>
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
