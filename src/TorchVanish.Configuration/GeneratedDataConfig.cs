using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TorchVanish.Configuration;

[Description("K interleaved spiral arms in the plane, one class each. Features are standardized.")]
public sealed record SpiralsConfig : StandardizedConfig
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
public sealed record MoonsConfig : StandardizedConfig
{
    [Description("Standard deviation of the Gaussian noise on each coordinate; the half circles have radius 1.")]
    [Range(0.0, 100.0)]
    public double Noise { get; init; } = 0.1;
}

[Description("Two concentric circles in the plane. Features are standardized.")]
public sealed record CirclesConfig : StandardizedConfig
{
    [Description("Radius of the inner circle; the outer has radius 1.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Factor { get; init; } = 0.5;

    [Description("Standard deviation of the Gaussian noise on each coordinate.")]
    [Range(0.0, 100.0)]
    public double Noise { get; init; } = 0.1;
}

[Description("One isotropic Gaussian cloud for each class, with centers drawn uniformly from [-10, 10]. Features are standardized.")]
public sealed record BlobsConfig : StandardizedConfig
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

    [Description("Additional random bits that do not affect the label.")]
    [Range(0, 10_000)]
    public int Distractors { get; init; }
}

[Description("Independent standard normal inputs, used as drawn, with random labels or the labels of a random tanh teacher network.")]
public sealed record GaussianConfig : DataConfig
{
    [Description("Dimensions of the input.")]
    [Range(1, 100_000)]
    public int Features { get; init; } = 64;

    [Description("Number of classes.")]
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

[Description("Shapeset-3x2 (Glorot & Bengio 2010): 32x32 images of one or two triangles, parallelograms and ellipses, nine classes.")]
public sealed record ShapesetConfig : StandardizedConfig;
