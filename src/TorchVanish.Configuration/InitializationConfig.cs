using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>The distribution of initial weights and biases.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(XavierNormalConfig), "xavier_normal")]
[JsonDerivedType(typeof(XavierUniformConfig), "xavier_uniform")]
[JsonDerivedType(typeof(TextbookXavierConfig), "textbook_xavier")]
[JsonDerivedType(typeof(HeNormalConfig), "he_normal")]
[JsonDerivedType(typeof(HeUniformConfig), "he_uniform")]
[JsonDerivedType(typeof(LecunNormalConfig), "lecun_normal")]
[JsonDerivedType(typeof(GlorotStandardConfig), "glorot_standard")]
[JsonDerivedType(typeof(OrthogonalConfig), "orthogonal")]
[JsonDerivedType(typeof(PytorchDefaultConfig), "pytorch_default")]
[JsonDerivedType(typeof(NormalConfig), "normal")]
[JsonDerivedType(typeof(ConstantConfig), "constant")]
[JsonDerivedType(typeof(SpectralRadiusConfig), "spectral_radius")]
[JsonDerivedType(typeof(VarianceScalingConfig), "variance_scaling")]
[JsonDerivedType(typeof(UniformConfig), "uniform")]
[JsonDerivedType(typeof(TruncatedNormalConfig), "truncated_normal")]
public abstract record InitializationConfig;

/// <summary>A named scheme: the weights have its variance times gain², the biases are zero unless bias_std says otherwise.</summary>
public abstract record NamedInitializationConfig : InitializationConfig
{
    [Description("Multiplies the standard deviation of the weights.")]
    [Range(0.0, 1e6)]
    public double Gain { get; init; } = 1;

    [Description("Standard deviation of the biases, which are normal with mean 0.")]
    [Range(0.0, 1e6)]
    public double BiasStd { get; init; }
}

[Description("Normal with variance 2 / (fan_in + fan_out) (Glorot & Bengio 2010, eq. 12).")]
public sealed record XavierNormalConfig : NamedInitializationConfig;

[Description("Uniform with variance 2 / (fan_in + fan_out) (Glorot & Bengio 2010, eq. 16).")]
public sealed record XavierUniformConfig : NamedInitializationConfig;

[Description("Normal with variance 1 / (fan_in + fan_out), as in the textbook note: half the variance of Glorot & Bengio.")]
public sealed record TextbookXavierConfig : NamedInitializationConfig;

[Description("Normal with variance 2 / fan_in (He 2015, eq. 10).")]
public sealed record HeNormalConfig : NamedInitializationConfig;

[Description("Uniform with variance 2 / fan_in.")]
public sealed record HeUniformConfig : NamedInitializationConfig;

[Description("Normal with variance 1 / fan_in (LeCun 1998).")]
public sealed record LecunNormalConfig : NamedInitializationConfig;

[Description("Uniform on ±1/√fan_in, variance 1 / (3 fan_in): the standard initialization that Glorot & Bengio 2010 (eq. 1) argue "
    + "against.")]
public sealed record GlorotStandardConfig : NamedInitializationConfig;

[Description("Orthonormal rows or columns, whichever are fewer (Saxe 2014); variance 1 / max(fan_in, fan_out).")]
public sealed record OrthogonalConfig : NamedInitializationConfig;

[Description("The default of torch.nn: weights and biases uniform on ±1/√fan_in, in a recurrent cell on ±1/√hidden_size.")]
public sealed record PytorchDefaultConfig : InitializationConfig;

[Description("Normal with given standard deviations.")]
public sealed record NormalConfig : InitializationConfig
{
    [Description("Standard deviation of the weights.")]
    [Range(0.0, 1e6)]
    public double WeightStd { get; init; } = 0.01;

    [Description("Standard deviation of the biases.")]
    [Range(0.0, 1e6)]
    public double BiasStd { get; init; }
}

[Description("All weights have the same value.")]
public sealed record ConstantConfig : InitializationConfig
{
    [Description("The value of every weight.")]
    [Range(-1e6, 1e6)]
    public double Weight { get; init; }

    [Description("The value of every bias.")]
    [Range(-1e6, 1e6)]
    public double Bias { get; init; }
}

[Description("A square matrix of independent normal weights, scaled so that its largest eigenvalue has the given magnitude; biases are "
    + "zero.")]
public sealed record SpectralRadiusConfig : InitializationConfig
{
    [Description("The largest |eigenvalue|.")]
    [Range(0.0, 1e6)]
    public double Radius { get; init; } = 1;
}
