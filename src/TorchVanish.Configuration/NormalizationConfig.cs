using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>The normalization in each hidden layer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoNormalizationConfig), "none")]
[JsonDerivedType(typeof(BatchNormConfig), "batch_norm")]
[JsonDerivedType(typeof(LayerNormConfig), "layer_norm")]
public abstract record NormalizationConfig;

[Description("No normalization.")]
public sealed record NoNormalizationConfig : NormalizationConfig;

/// <summary>A normalization with a learned scale and shift for each unit.</summary>
public abstract record UnitNormalizationConfig : NormalizationConfig
{
    [Description("Before the activation, as in Ioffe & Szegedy 2015, or after the activation.")]
    public NormalizationPosition Position { get; init; } = NormalizationPosition.BeforeActivation;

    [Description("Added to the variance.")]
    [Range(0.0, 1.0)]
    public double Eps { get; init; } = 1e-5;
}

[Description("Normalizes each unit over the batch (torch.nn.BatchNorm1d).")]
public sealed record BatchNormConfig : UnitNormalizationConfig
{
    [Description("The weight of the newest batch in the running statistics that validation uses.")]
    [Range(0.0, 1.0)]
    public double Momentum { get; init; } = 0.1;
}

[Description("Normalizes each sample over the units (torch.nn.LayerNorm).")]
public sealed record LayerNormConfig : UnitNormalizationConfig;

/// <summary>The position of the normalization in a hidden layer.</summary>
public enum NormalizationPosition
{
    BeforeActivation,
    AfterActivation,
}
