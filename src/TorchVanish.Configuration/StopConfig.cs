using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>When a replicate ends before it has taken all its steps.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoStopConfig), "none")]
[JsonDerivedType(typeof(AccuracyStopConfig), "accuracy")]
public abstract record StopConfig;

[Description("Every replicate takes all its steps.")]
public sealed record NoStopConfig : StopConfig;

[Description("A replicate ends at the first sampled step at which it is good enough; the rows of that step are its last.")]
public sealed record AccuracyStopConfig : StopConfig
{
    [Description("The share of the validation samples that must be right.")]
    [Range(0.0, 1.0)]
    public double ValidationAccuracy { get; init; } = 0.99;
}
