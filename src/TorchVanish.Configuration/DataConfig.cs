using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>
/// Which samples an experiment learns from. Inputs are standardised over the training split unless a kind says otherwise.
/// </summary>
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
    [Description("Samples in all, training and validation together.")]
    [Range(2, 10_000_000)]
    public virtual int Samples { get; init; } = 2000;

    [Description("The share of the samples that is held out for validation, at least one sample.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double ValidationFraction { get; init; } = 0.25;

    /// <summary>How many of so many samples are held out: the rounded share, but at least one on either side.</summary>
    public int ValidationSamples(int samples) =>
        Math.Clamp((int)Math.Round(samples * ValidationFraction, MidpointRounding.AwayFromZero), 1, samples - 1);

    internal int TrainingSamples() => Samples - ValidationSamples(Samples);
}

/// <summary>Data whose inputs have units of their own, and so are standardised unless the config says otherwise.</summary>
public abstract record StandardizedConfig : DataConfig
{
    [Description("Whether inputs are shifted and scaled to mean 0 and standard deviation 1 of the training split.")]
    public bool Standardize { get; init; } = true;
}
