using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>Which samples an experiment learns from. Inputs are standardised over the training split unless a kind says otherwise.</summary>
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
    public int ValidationSamples(int samples) => Math.Clamp((int)Math.Round(samples * ValidationFraction, MidpointRounding.AwayFromZero), 1, samples - 1);

    internal int TrainingSamples() => Samples - ValidationSamples(Samples);
}

[Description("K interleaved spiral arms in the plane, one class each. Features are standardized.")]
public sealed record SpiralsConfig : DataConfig
{
    [Description("Number of arms, one class each.")]
    [Range(2, 100)]
    public int Classes { get; init; } = 3;

    [Description("How far each arm winds around the origin, in full turns.")]
    [Range(0.0, 20.0, MinimumIsExclusive = true)]
    public double Turns { get; init; } = 0.75;

    [Description("Standard deviation of the Gaussian noise on each coordinate; an arm is 1 long.")]
    [Range(0.0, 100.0)]
    public double Noise { get; init; } = 0.05;
}

[Description("Two interleaved half circles in the plane. Features are standardized.")]
public sealed record MoonsConfig : DataConfig
{
    [Description("Standard deviation of the Gaussian noise on each coordinate; the half circles have radius 1.")]
    [Range(0.0, 100.0)]
    public double Noise { get; init; } = 0.1;
}

[Description("Two concentric circles in the plane. Features are standardized.")]
public sealed record CirclesConfig : DataConfig
{
    [Description("Radius of the inner circle; the outer has radius 1.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Factor { get; init; } = 0.5;

    [Description("Standard deviation of the Gaussian noise on each coordinate.")]
    [Range(0.0, 100.0)]
    public double Noise { get; init; } = 0.1;
}

[Description("One isotropic Gaussian cloud for each class, with centres drawn uniformly from [-10, 10] in each feature. Features are standardized.")]
public sealed record BlobsConfig : DataConfig
{
    [Description("Number of clouds, one class each.")]
    [Range(2, 1000)]
    public int Classes { get; init; } = 4;

    [Description("Dimensions of the input.")]
    [Range(1, 100_000)]
    public int Features { get; init; } = 2;

    [Description("Standard deviation of each cloud.")]
    [Range(0.0, 1000.0, MinimumIsExclusive = true)]
    public double Std { get; init; } = 1.0;
}

[Description("Random bits as -1 and +1; the class says whether the number of ones among the first bits is odd.")]
public sealed record ParityConfig : DataConfig
{
    [Description("Bits whose parity is the label.")]
    [Range(1, 60)]
    public int Bits { get; init; } = 4;

    [Description("Further random bits that the label does not depend on.")]
    [Range(0, 10_000)]
    public int Distractors { get; init; }
}

[Description("Independent standard normal inputs, used as drawn, with random labels or the labels of a random tanh teacher network.")]
public sealed record GaussianConfig : DataConfig
{
    [Description("Dimensions of the input.")]
    [Range(1, 100_000)]
    public int Features { get; init; } = 64;

    [Description("Classes of the output.")]
    [Range(2, 1000)]
    public int Classes { get; init; } = 10;

    [Description("random: labels independent of the inputs; teacher: the largest output of a random one-hidden-layer tanh network.")]
    public GaussianLabels Labels { get; init; } = GaussianLabels.Teacher;

    [Description("Hidden units of the teacher.")]
    [Range(1, 100_000)]
    public int TeacherWidth { get; init; } = 64;
}

/// <summary>Where the labels of Gaussian inputs come from.</summary>
public enum GaussianLabels
{
    Random,
    Teacher,
}

[Description("Shapeset-3x2 (Glorot & Bengio 2010): 32x32 images of one or two triangles, parallelograms and ellipses, nine classes. All pixels are standardized together.")]
public sealed record ShapesetConfig : DataConfig;

/// <summary>Images in MNIST's IDX format. Validation images come from the official test files, training images from the training files.</summary>
public abstract record IdxConfig : DataConfig
{
    [Description("Images in all, drawn by seed; validation images come from the official test files.")]
    [Range(2, 70_000)]
    public override int Samples { get; init; } = 4000;

    [Description("The folder with the four IDX files, plain or packed with gzip; relative to the config. Without it: --data-dir, then the usual places.")]
    public string? Directory { get; init; }
}

[Description("Fashion-MNIST: 28x28 images of ten kinds of clothing, from its four IDX files. All pixels are standardized together.")]
public sealed record FashionMnistConfig : IdxConfig;

[Description("MNIST: 28x28 images of the ten digits, from its four IDX files. All pixels are standardized together.")]
public sealed record MnistConfig : IdxConfig;

[Description("A table of numeric features and one column of labels, as UTF-8 text. Features are standardized; a feature that is constant in training is 0.")]
public sealed record CsvConfig : DataConfig
{
    [Description("Rows to use, drawn by seed; 0 takes them all.")]
    [Range(0, 10_000_000)]
    public override int Samples { get; init; }

    [Description("The CSV file; relative to the config.")]
    public required string Path { get; init; }

    [Description("The name of the column with the labels; each different text in it is a class. Without a header: its number, counted from 1, or last.")]
    public string LabelColumn { get; init; } = "label";

    [Description("The character between two columns, such as , or ; or a tab.")]
    [StringLength(1, MinimumLength = 1)]
    public string Delimiter { get; init; } = ",";

    [Description("Whether the first line holds the names of the columns. Without it, they are called 1, 2, 3 and so on.")]
    public bool Header { get; init; } = true;
}
