using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Configuration;

/// <summary>How a network is trained.</summary>
public sealed record TrainingConfig
{
    private readonly double? _learningRate;

    [Description("What is minimized. cross_entropy takes logits, and binary_cross_entropy_with_logits too; categorical_cross_entropy and "
        + "binary_cross_entropy take probabilities, and after a softmax or a sigmoid they are computed from its input, as Keras does. "
        + "Against classes, the others take one-hot targets, or 0 and 1 where there is one output; hinge takes -1 and 1.")]
    public Loss Loss { get; init; } = Loss.CrossEntropy;

    [Description("The rule that turns gradients into updates.")]
    public OptimizerConfig Optimizer { get; init; } = new SgdConfig();

    [Description("The step size η. Where it is left out, the optimizer's usual one is taken: sgd 0.1, adagrad 0.01, adadelta 1, all "
        + "others 0.001.")]
    [Range(0.0, 1e9)]
    [DefaultDependsOn("training.optimizer")]
    public double LearningRate
    {
        get => _learningRate ?? Optimizer.UsualLearningRate;
        init => _learningRate = value;
    }

    /// <summary>
    /// Whether the config leaves the learning rate out, so that <see cref="OptimizerConfig.UsualLearningRate"/> is taken.
    /// </summary>
    [JsonIgnore]
    public bool LearningRateIsLeftOut => _learningRate is null;

    /// <summary>With momentum m, the steps of sgd and rmsprop add up to 1 / (1 − m) times the rate.</summary>
    [JsonIgnore]
    public double EffectiveLearningRate => Optimizer is SgdConfig or RmspropConfig ? LearningRate / (1 - Momentum) : LearningRate;

    [Description("Momentum of sgd and rmsprop.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Momentum { get; init; }

    [Description("Nesterov's momentum, for sgd with momentum above 0.")]
    public bool Nesterov { get; init; }

    [Description("Added to the gradient as weight_decay · W.")]
    [Range(0.0, 1e3)]
    public double WeightDecay { get; init; }

    [Description("How the learning rate changes while training.")]
    public ScheduleConfig Schedule { get; init; } = new ConstantScheduleConfig();

    [Description("Batches whose mean gradient is one update. Signals are measured on the last of them.")]
    [Range(1, 100_000)]
    public int GradientAccumulation { get; init; } = 1;

    [Description("Samples of one step. Every batch is full; a last, smaller one is left out.")]
    [Range(1, 1_000_000)]
    public int BatchSize { get; init; } = 64;

    [Description("Updates.")]
    [Range(1, 100_000_000)]
    public int Steps { get; init; } = 1000;

    [Description("What is done to a gradient that is too large.")]
    public ClippingConfig Clipping { get; init; } = new NoClippingConfig();

    [Description("When a replicate ends before it has taken all its steps.")]
    public StopConfig Stop { get; init; } = new NoStopConfig();

    // A rate that is spelled out equals the same rate that was left out.
    private (Loss, OptimizerConfig, double, double, bool, double, ScheduleConfig, int, int, int, ClippingConfig, StopConfig) Values =>
        (Loss, Optimizer, LearningRate, Momentum, Nesterov, WeightDecay, Schedule, GradientAccumulation, BatchSize, Steps, Clipping, Stop);

    public bool Equals(TrainingConfig? other) => other is not null && Values.Equals(other.Values);

    public override int GetHashCode() => Values.GetHashCode();
}

/// <summary>What training minimises.</summary>
public enum Loss
{
    CrossEntropy,
    SquaredError,
    CategoricalCrossEntropy,
    BinaryCrossEntropy,
    BinaryCrossEntropyWithLogits,
    AbsoluteError,
    Hinge,
    Huber,
}
