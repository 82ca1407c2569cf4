using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>The distribution of the initial biases of a layer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ZeroBiasConfig), "zeros")]
[JsonDerivedType(typeof(ConstantBiasConfig), "constant")]
[JsonDerivedType(typeof(NormalBiasConfig), "normal")]
[JsonDerivedType(typeof(TruncatedNormalBiasConfig), "truncated_normal")]
[JsonDerivedType(typeof(UniformBiasConfig), "uniform")]
public abstract record BiasInitializationConfig;

[Description("All biases are 0.")]
public sealed record ZeroBiasConfig : BiasInitializationConfig;

[Description("All biases have the same value.")]
public sealed record ConstantBiasConfig : BiasInitializationConfig
{
    [Description("The value of every bias.")]
    [Range(-1e6, 1e6)]
    public double Value { get; init; }
}

[Description("Normal with mean 0.")]
public sealed record NormalBiasConfig : BiasInitializationConfig
{
    [Description("Standard deviation of a bias.")]
    [Range(0.0, 1e6)]
    public double Std { get; init; } = 0.05;
}

[Description("Normal with mean 0, truncated at two standard deviations.")]
public sealed record TruncatedNormalBiasConfig : BiasInitializationConfig
{
    [Description("Standard deviation before truncation.")]
    [Range(0.0, 1e6)]
    public double Std { get; init; } = 0.05;
}

[Description("Uniform between low and high.")]
public sealed record UniformBiasConfig : BiasInitializationConfig
{
    [Description("The lower bound.")]
    [Range(-1e6, 1e6)]
    public double Low { get; init; } = -0.05;

    [Description("The upper bound; it must be above low.")]
    [Range(-1e6, 1e6)]
    public double High { get; init; } = 0.05;
}
