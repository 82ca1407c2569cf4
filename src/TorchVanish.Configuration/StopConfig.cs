using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>The condition that ends a replicate before its last step.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoStopConfig), "none")]
[JsonDerivedType(typeof(AccuracyStopConfig), "accuracy")]
public abstract record StopConfig;

[Description("Every replicate takes all steps.")]
public sealed record NoStopConfig : StopConfig;

[Description("A replicate ends at the first sampled step with at least this validation accuracy; its last rows are of that step.")]
public sealed record AccuracyStopConfig : StopConfig
{
    [Description("The required share of correct validation samples.")]
    [Range(0.0, 1.0)]
    public double ValidationAccuracy { get; init; } = 0.99;
}
