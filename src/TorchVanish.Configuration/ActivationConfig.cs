using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>The non-linearity φ of the hidden layers: its name, its arguments and the supremum of its derivative.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(IdentityConfig), "identity")]
[JsonDerivedType(typeof(SigmoidConfig), "sigmoid")]
[JsonDerivedType(typeof(TanhConfig), "tanh")]
[JsonDerivedType(typeof(ReluConfig), "relu")]
[JsonDerivedType(typeof(LeakyReluConfig), "leaky_relu")]
[JsonDerivedType(typeof(EluConfig), "elu")]
[JsonDerivedType(typeof(SeluConfig), "selu")]
[JsonDerivedType(typeof(GeluConfig), "gelu")]
[JsonDerivedType(typeof(SiluConfig), "silu")]
[JsonDerivedType(typeof(SoftplusConfig), "softplus")]
[JsonDerivedType(typeof(SoftsignConfig), "softsign")]
[JsonDerivedType(typeof(ExponentialConfig), "exponential")]
[JsonDerivedType(typeof(SoftmaxConfig), "softmax")]
[JsonDerivedType(typeof(HardTanhConfig), "hard_tanh")]
[JsonDerivedType(typeof(Relu6Config), "relu6")]
[JsonDerivedType(typeof(PreluConfig), "prelu")]
public abstract record ActivationConfig
{
    /// <summary>sup |φ′|: the largest factor that this activation can contribute to the chain rule; infinite if φ′ is unbounded.</summary>
    [JsonIgnore]
    public double DerivativeSupremum => Supremum;

    protected virtual double Supremum => 1;
}

[Description("φ(z) = z.")]
public sealed record IdentityConfig : ActivationConfig;

[Description("φ(z) = 1 / (1 + exp(-z)).")]
public sealed record SigmoidConfig : ActivationConfig
{
    protected override double Supremum => 0.25;
}

[Description("φ(z) = tanh(z).")]
public sealed record TanhConfig : ActivationConfig;

[Description("φ(z) = max(0, z).")]
public sealed record ReluConfig : ActivationConfig;

[Description("φ(z) = z for z > 0, negative_slope · z otherwise.")]
public sealed record LeakyReluConfig : ActivationConfig
{
    [Description("The slope for negative inputs.")]
    [Range(-100.0, 100.0)]
    public double NegativeSlope { get; init; } = 0.01;

    protected override double Supremum => Math.Max(1, Math.Abs(NegativeSlope));
}

[Description("φ(z) = z for z > 0, alpha · (exp(z) - 1) otherwise (Clevert 2015).")]
public sealed record EluConfig : ActivationConfig
{
    [Description("Minus the value that negative inputs saturate to.")]
    [Range(0.0, 100.0, MinimumIsExclusive = true)]
    public double Alpha { get; init; } = 1.0;

    protected override double Supremum => Math.Max(1, Alpha);
}

[Description("Scaled ELU with the two constants of Klambauer 2017.")]
public sealed record SeluConfig : ActivationConfig
{
    // Klambauer 2017, eq. 14: the largest slope is λ α, at 0 from the left.
    protected override double Supremum => 1.0507009873554805 * 1.6732632423543772;
}

[Description("φ(z) = z Φ(z), exact, not the tanh approximation (Hendrycks 2016).")]
public sealed record GeluConfig : ActivationConfig
{
    // φ″ = (2 - z²) · N(z) = 0 at z = √2, so sup φ′ = Φ(√2) + √2 · N(√2).
    protected override double Supremum => 1.1289041451;
}

[Description("φ(z) = z · sigmoid(z), also called swish.")]
public sealed record SiluConfig : ActivationConfig
{
    // φ″ = 0 at z = 2.399357280520, where φ′ = 1.0998393194.
    protected override double Supremum => 1.0998393194;
}

[Description("φ(z) = log(1 + exp(z)).")]
public sealed record SoftplusConfig : ActivationConfig;

[Description("φ(z) = z / (1 + |z|).")]
public sealed record SoftsignConfig : ActivationConfig;

[Description("φ(z) = exp(z). Its derivative has no largest value, so no entry counts as saturated.")]
public sealed record ExponentialConfig : ActivationConfig
{
    protected override double Supremum => double.PositiveInfinity;
}

[Description("φ(z)_i = exp(z_i) / Σ_j exp(z_j) over the units of a layer. φ′ is measured as ∂φ_i/∂z_i = φ_i (1 - φ_i).")]
public sealed record SoftmaxConfig : ActivationConfig
{
    protected override double Supremum => 0.25;
}

[Description("φ(z) = z, cut to [-1, 1] (torch.nn.Hardtanh).")]
public sealed record HardTanhConfig : ActivationConfig;

[Description("φ(z) = max(0, min(z, 6)).")]
public sealed record Relu6Config : ActivationConfig;

[Description("φ(z) = z for z > 0, a · z otherwise, with one learned slope a for each layer (He 2015; torch.nn.PReLU).")]
public sealed record PreluConfig : ActivationConfig
{
    [Description("The slope a before the first update.")]
    [Range(-100.0, 100.0)]
    public double Init { get; init; } = 0.25;

    protected override double Supremum => Math.Max(1, Math.Abs(Init));
}
