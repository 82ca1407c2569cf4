using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TorchVanish.Configuration;

/// <summary>
/// Images in MNIST's IDX format. Validation images come from the official test files, training images from the training files.
/// </summary>
public abstract record IdxConfig : StandardizedConfig
{
    [Description("The number of images, training and validation together, drawn by seed; validation images come from the official test "
        + "files.")]
    [Range(2, 10_000_000)]
    public override int Samples { get; init; } = 4000;

    [Description("The folder with the four IDX files, plain or compressed with gzip; relative to the config. Default: --data-dir, then the "
        + "usual folders.")]
    public string? Directory { get; init; }

    [Description("standard: all pixels are standardized together; unit: 0 to 1; raw: 0 to 255. unit and raw need standardize false.")]
    public ImageScale Scale { get; init; } = ImageScale.Standard;
}

/// <summary>The range of a pixel.</summary>
public enum ImageScale
{
    Standard,
    Unit,
    Raw,
}

[Description("Fashion-MNIST: 28x28 images of ten kinds of clothing, from its four IDX files.")]
public sealed record FashionMnistConfig : IdxConfig;

[Description("MNIST: 28x28 images of the ten digits, from its four IDX files.")]
public sealed record MnistConfig : IdxConfig;

[Description("Grayscale images of any size with labels from 0 to 255, from four IDX files, such as EMNIST's, in data.directory or "
    + "--data-dir.")]
public sealed record IdxFilesConfig : IdxConfig;
