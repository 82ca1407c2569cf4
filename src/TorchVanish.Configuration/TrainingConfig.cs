using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Configuration;

/// <summary>How a network is trained.</summary>
public sealed record TrainingConfig
{
    private readonly double? _learningRate;

    [Description("cross_entropy: torch.nn.CrossEntropyLoss on the classes; squared_error: torch.nn.MSELoss against one-hot targets.")]
    public Loss Loss { get; init; } = Loss.CrossEntropy;

    [Description("The rule that turns gradients into updates.")]
    public OptimizerConfig Optimizer { get; init; } = new SgdConfig();

    [Description("The step size η. Where it is left out, the optimizer's usual one is taken: sgd 0.1, adam and rmsprop 0.001.")]
    [Range(0.0, 1e9)]
    [DefaultDependsOn("training.optimizer")]
    public double LearningRate
    {
        get => _learningRate ?? Optimizer.UsualLearningRate;
        init => _learningRate = value;
    }

    /// <summary>Whether the config leaves the learning rate out, so that <see cref="OptimizerConfig.UsualLearningRate"/> is taken.</summary>
    [JsonIgnore]
    public bool LearningRateIsLeftOut => _learningRate is null;

    [Description("Momentum of sgd and rmsprop.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Momentum { get; init; }

    [Description("Nesterov's momentum, for sgd with momentum above 0.")]
    public bool Nesterov { get; init; }

    [Description("Added to the gradient as weight_decay · W.")]
    [Range(0.0, 1e3)]
    public double WeightDecay { get; init; }

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
    private (Loss, OptimizerConfig, double, double, bool, double, int, int, ClippingConfig, StopConfig) Values =>
        (Loss, Optimizer, LearningRate, Momentum, Nesterov, WeightDecay, BatchSize, Steps, Clipping, Stop);

    public bool Equals(TrainingConfig? other) => other is not null && Values.Equals(other.Values);

    public override int GetHashCode() => Values.GetHashCode();
}

/// <summary>What training minimises.</summary>
public enum Loss
{
    CrossEntropy,
    SquaredError,
}

/// <summary>The rule that turns gradients into updates.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SgdConfig), "sgd")]
[JsonDerivedType(typeof(AdamConfig), "adam")]
[JsonDerivedType(typeof(RmspropConfig), "rmsprop")]
public abstract record OptimizerConfig
{
    /// <summary>The learning rate where a config names none, and the one that notes compare with.</summary>
    [JsonIgnore]
    public abstract double UsualLearningRate { get; }
}

[Description("Stochastic gradient descent, with optional momentum and Nesterov momentum (torch.optim.SGD).")]
public sealed record SgdConfig : OptimizerConfig
{
    /// <summary>As He 2016 (section 3.4) and most textbooks start with.</summary>
    [JsonIgnore]
    public override double UsualLearningRate => 0.1;
}

[Description("Adam (Kingma & Ba 2015; torch.optim.Adam).")]
public sealed record AdamConfig : OptimizerConfig
{
    /// <summary>Kingma &amp; Ba 2015, algorithm 1; the default of PyTorch and Keras.</summary>
    [JsonIgnore]
    public override double UsualLearningRate => 0.001;

    [Description("Decay of the running mean of the gradient.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1 { get; init; } = 0.9;

    [Description("Decay of the running mean of the squared gradient.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2 { get; init; } = 0.999;

    [Description("Added to the denominator.")]
    [Range(0.0, 1.0)]
    public double Eps { get; init; } = 1e-8;
}

[Description("RMSprop (Tieleman & Hinton 2012; torch.optim.RMSprop).")]
public sealed record RmspropConfig : OptimizerConfig
{
    /// <summary>The default of Keras; PyTorch's is 0.01.</summary>
    [JsonIgnore]
    public override double UsualLearningRate => 0.001;

    [Description("Decay of the running mean of the squared gradient.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Alpha { get; init; } = 0.99;

    [Description("Added to the denominator.")]
    [Range(0.0, 1.0)]
    public double Eps { get; init; } = 1e-8;
}

/// <summary>What is done to a gradient that is too large.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoClippingConfig), "none")]
[JsonDerivedType(typeof(NormClippingConfig), "norm")]
[JsonDerivedType(typeof(ValueClippingConfig), "value")]
public abstract record ClippingConfig;

[Description("Gradients are used as they are.")]
public sealed record NoClippingConfig : ClippingConfig;

[Description("The gradient of all parameters together is scaled down to a norm of at most max_norm (Pascanu 2013).")]
public sealed record NormClippingConfig : ClippingConfig
{
    [Description("The largest norm that is let through.")]
    [Range(0.0, 1e9, MinimumIsExclusive = true)]
    public double MaxNorm { get; init; } = 1;
}

[Description("Each entry of the gradient is cut to ±clip_value.")]
public sealed record ValueClippingConfig : ClippingConfig
{
    [Description("The largest magnitude that is let through.")]
    [Range(0.0, 1e9, MinimumIsExclusive = true)]
    public double ClipValue { get; init; } = 1;
}
