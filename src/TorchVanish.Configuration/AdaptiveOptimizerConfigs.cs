using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>An optimizer with Adam's two running means.</summary>
public abstract record MomentsConfig : OptimizerConfig
{
    /// <summary>Kingma &amp; Ba 2015, algorithm 1; the default of Keras for Adam and its variants.</summary>
    [JsonIgnore]
    public override double UsualLearningRate => 0.001;

    [Description("Decay of the running mean of the gradient.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta1 { get; init; } = 0.9;

    [Description("Decay of the running mean of the squared gradient; in adamax, of the running maximum of the gradient.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta2 { get; init; } = 0.999;

    [Description("Added to the denominator.")]
    [Range(0.0, 1.0)]
    public double Eps { get; init; } = 1e-8;
}

[Description("Adam (Kingma & Ba 2015; torch.optim.Adam).")]
public sealed record AdamConfig : MomentsConfig;

[Description("Adam whose weight decay acts on the weights, not on the gradient (Loshchilov & Hutter 2019; torch.optim.AdamW).")]
public sealed record AdamwConfig : MomentsConfig;

[Description("Adam with a running maximum instead of the root mean square (Kingma & Ba 2015, section 7.1; torch.optim.Adamax).")]
public sealed record AdamaxConfig : MomentsConfig;

[Description("Adam with Nesterov momentum (Dozat 2016; torch.optim.NAdam).")]
public sealed record NadamConfig : MomentsConfig;

[Description("The step is divided by the root of the sum of all squared gradients (Duchi 2011; torch.optim.Adagrad).")]
public sealed record AdagradConfig : OptimizerConfig
{
    /// <summary>The default of PyTorch.</summary>
    [JsonIgnore]
    public override double UsualLearningRate => 0.01;

    [Description("The sum of squared gradients before the first update.")]
    [Range(0.0, 1e6)]
    public double InitialAccumulatorValue { get; init; }

    [Description("Added to the denominator.")]
    [Range(0.0, 1.0)]
    public double Eps { get; init; } = 1e-10;
}

[Description("Steps relative to the size of earlier steps (Zeiler 2012; torch.optim.Adadelta).")]
public sealed record AdadeltaConfig : OptimizerConfig
{
    /// <summary>Zeiler 2012, algorithm 1, has no learning rate.</summary>
    [JsonIgnore]
    public override double UsualLearningRate => 1;

    [Description("Decay of both running means of squares.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Rho { get; init; } = 0.9;

    [Description("Added to both running means under the root.")]
    [Range(0.0, 1.0)]
    public double Eps { get; init; } = 1e-6;
}
