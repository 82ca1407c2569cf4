using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Configuration;

/// <summary>How a network is trained.</summary>
public sealed record TrainingConfig
{
    private readonly double? _learningRate;

    [Description("The loss function. cross_entropy and binary_cross_entropy_with_logits take logits. categorical_cross_entropy and "
        + "binary_cross_entropy take probabilities; after a softmax or a sigmoid they are computed from its input, as in Keras. "
        + "For classes, the other losses use one-hot targets, or 0 and 1 with a single output; hinge uses -1 and 1.")]
    public Loss Loss { get; init; } = Loss.CrossEntropy;

    [Description("The rule that turns gradients into updates.")]
    public OptimizerConfig Optimizer { get; init; } = new SgdConfig();

    [Description("The step size η. The default depends on the optimizer: sgd 0.1, adagrad 0.01, adadelta 1, all others 0.001.")]
    [Range(0.0, 1e9)]
    [DefaultDependsOn("training.optimizer")]
    public double LearningRate
    {
        get => _learningRate ?? Optimizer.UsualLearningRate;
        init => _learningRate = value;
    }

    /// <summary>
    /// Whether the config omits the learning rate, so that <see cref="OptimizerConfig.UsualLearningRate"/> is used.
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

    [Description("The factor of weight decay: weight_decay · W is added to the gradient. adamw instead subtracts learning_rate · "
        + "weight_decay · W from the weights.")]
    [Range(0.0, 1e3)]
    public double WeightDecay { get; init; }

    [Description("How the learning rate changes during training.")]
    public ScheduleConfig Schedule { get; init; } = new ConstantScheduleConfig();

    [Description("The number of batches whose mean gradient makes one update. Signals are measured on the last of these batches.")]
    [Range(1, 100_000)]
    public int GradientAccumulation { get; init; } = 1;

    [Description("Samples of one batch. A smaller last batch of an epoch is dropped.")]
    [Range(1, 1_000_000)]
    public int BatchSize { get; init; } = 64;

    [Description("The number of updates.")]
    [Range(1, 100_000_000)]
    public int Steps { get; init; } = 1000;

    [Description("How a gradient that is too large is limited.")]
    public ClippingConfig Clipping { get; init; } = new NoClippingConfig();

    [Description("The condition that ends a replicate before its last step.")]
    public StopConfig Stop { get; init; } = new NoStopConfig();

    // A rate that is written out equals the same rate as default.
    private (Loss, OptimizerConfig, double, double, bool, double, ScheduleConfig, int, int, int, ClippingConfig, StopConfig) Values =>
        (Loss, Optimizer, LearningRate, Momentum, Nesterov, WeightDecay, Schedule, GradientAccumulation, BatchSize, Steps, Clipping, Stop);

    public bool Equals(TrainingConfig? other) => other is not null && Values.Equals(other.Values);

    public override int GetHashCode() => Values.GetHashCode();
}

/// <summary>The loss that training minimizes.</summary>
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
