using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TorchVanish.Configuration;

[Description("Variance scale / n, where n is the fan that mode names: Keras' VarianceScaling. Biases are zero.")]
public sealed record VarianceScalingConfig : InitializationConfig
{
    [Description("The variance of a weight times n.")]
    [Range(0.0, 1e6, MinimumIsExclusive = true)]
    public double Scale { get; init; } = 1;

    [Description("n: fan_in, fan_out, or fan_avg, the mean of the two.")]
    public FanMode Mode { get; init; } = FanMode.FanIn;

    [Description("The distribution of a weight. truncated_normal is truncated at two standard deviations and scaled so that its variance "
        + "is scale / n.")]
    public WeightDistribution Distribution { get; init; } = WeightDistribution.TruncatedNormal;
}

/// <summary>The fan that divides the variance of a weight.</summary>
public enum FanMode
{
    FanIn,
    FanOut,
    FanAvg,
}

/// <summary>The distribution of a weight.</summary>
public enum WeightDistribution
{
    Normal,
    Uniform,
    TruncatedNormal,
}

[Description("Uniform between low and high. Biases are zero.")]
public sealed record UniformConfig : InitializationConfig
{
    [Description("The lower bound.")]
    [Range(-1e6, 1e6)]
    public double Low { get; init; } = -0.05;

    [Description("The upper bound; it must be above low.")]
    [Range(-1e6, 1e6)]
    public double High { get; init; } = 0.05;
}

[Description("Normal with mean 0, truncated at two standard deviations. Biases are zero.")]
public sealed record TruncatedNormalConfig : InitializationConfig
{
    [Description("Standard deviation before truncation; truncation multiplies it by 0.8796.")]
    [Range(0.0, 1e6)]
    public double WeightStd { get; init; } = 0.05;
}
