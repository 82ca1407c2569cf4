using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>The rule that turns gradients into updates.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SgdConfig), "sgd")]
[JsonDerivedType(typeof(AdamConfig), "adam")]
[JsonDerivedType(typeof(RmspropConfig), "rmsprop")]
[JsonDerivedType(typeof(AdamwConfig), "adamw")]
[JsonDerivedType(typeof(AdagradConfig), "adagrad")]
[JsonDerivedType(typeof(AdadeltaConfig), "adadelta")]
[JsonDerivedType(typeof(AdamaxConfig), "adamax")]
[JsonDerivedType(typeof(NadamConfig), "nadam")]
public abstract record OptimizerConfig
{
    /// <summary>The learning rate of a config that sets none. Notes compare other rates with it.</summary>
    [JsonIgnore]
    public abstract double UsualLearningRate { get; }
}

[Description("Stochastic gradient descent, with optional momentum and Nesterov momentum (torch.optim.SGD).")]
public sealed record SgdConfig : OptimizerConfig
{
    /// <summary>The initial rate of He 2016 (section 3.4) and of most textbooks.</summary>
    [JsonIgnore]
    public override double UsualLearningRate => 0.1;
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
