using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Records.Configuration;

/// <summary>How a network is trained.</summary>
public sealed record TrainingConfig
{
    [Description("cross_entropy: torch.nn.CrossEntropyLoss on the classes; squared_error: torch.nn.MSELoss against one-hot targets.")]
    public Loss Loss { get; init; } = Loss.CrossEntropy;

    [Description("The rule that turns gradients into updates.")]
    public OptimizerConfig Optimizer { get; init; } = new SgdConfig();

    [Description("The step size η.")]
    [Range(0.0, 1e9)]
    public double LearningRate { get; init; } = 0.1;

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
public abstract record OptimizerConfig;

[Description("Stochastic gradient descent, with momentum and Nesterov's momentum where asked for (torch.optim.SGD).")]
public sealed record SgdConfig : OptimizerConfig;

[Description("Adam (Kingma & Ba 2015; torch.optim.Adam).")]
public sealed record AdamConfig : OptimizerConfig
{
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
