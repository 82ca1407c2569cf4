using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>The samples that an experiment learns from.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SpiralsConfig), "spirals")]
[JsonDerivedType(typeof(MoonsConfig), "moons")]
[JsonDerivedType(typeof(CirclesConfig), "circles")]
[JsonDerivedType(typeof(BlobsConfig), "blobs")]
[JsonDerivedType(typeof(ParityConfig), "parity")]
[JsonDerivedType(typeof(GaussianConfig), "gaussian")]
[JsonDerivedType(typeof(ShapesetConfig), "shapeset")]
[JsonDerivedType(typeof(FashionMnistConfig), "fashion-mnist")]
[JsonDerivedType(typeof(MnistConfig), "mnist")]
[JsonDerivedType(typeof(IdxFilesConfig), "idx")]
[JsonDerivedType(typeof(CsvConfig), "csv")]
[JsonDerivedType(typeof(TemporalOrderConfig), "temporal_order")]
[JsonDerivedType(typeof(AddingConfig), "adding")]
[JsonDerivedType(typeof(CopyConfig), "copy")]
public abstract record DataConfig
{
    [Description("The number of samples, training and validation together.")]
    [Range(2, 10_000_000)]
    public virtual int Samples { get; init; } = 2000;

    [Description("The share of the samples that is used for validation, at least one sample.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double ValidationFraction { get; init; } = 0.25;

    /// <summary>The number of validation samples: the rounded share, with at least one sample in each split.</summary>
    /// <param name="samples">The number of all samples.</param>
    public int ValidationSamples(int samples) => CountValidation(samples, ValidationFraction);

    /// <inheritdoc cref="ValidationSamples"/>
    public static int CountValidation(int samples, double fraction) =>
        Math.Clamp((int)Math.Round(samples * fraction, MidpointRounding.AwayFromZero), 1, samples - 1);

    internal int TrainingSamples() => Samples - ValidationSamples(Samples);
}

/// <summary>Data whose inputs are standardized by default.</summary>
public abstract record StandardizedConfig : DataConfig
{
    [Description("Whether inputs are shifted and scaled to mean 0 and standard deviation 1 of the training split.")]
    public bool Standardize { get; init; } = true;
}
