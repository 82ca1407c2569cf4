using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>How a gradient that is too large is limited.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoClippingConfig), "none")]
[JsonDerivedType(typeof(NormClippingConfig), "norm")]
[JsonDerivedType(typeof(ValueClippingConfig), "value")]
public abstract record ClippingConfig;

[Description("Gradients are used as they are.")]
public sealed record NoClippingConfig : ClippingConfig;

[Description("The gradient of all parameters is scaled down to a norm of at most max_norm (Pascanu 2013).")]
public sealed record NormClippingConfig : ClippingConfig
{
    [Description("The largest norm that is left unchanged.")]
    [Range(0.0, 1e9, MinimumIsExclusive = true)]
    public double MaxNorm { get; init; } = 1;
}

[Description("Each entry of the gradient is clipped to ±clip_value.")]
public sealed record ValueClippingConfig : ClippingConfig
{
    [Description("The largest magnitude that is left unchanged.")]
    [Range(0.0, 1e9, MinimumIsExclusive = true)]
    public double ClipValue { get; init; } = 1;
}
