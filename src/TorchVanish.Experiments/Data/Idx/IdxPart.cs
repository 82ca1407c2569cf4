
namespace TorchVanish.Experiments.Data;

/// <summary>Images and their labels: the official training or test half of a data set.</summary>
internal sealed record IdxPart(IdxImages Images, byte[] Labels)
{
    // Enough for both halves of MNIST and Fashion-MNIST, 110 MB.
    private static readonly SharedFiles<IdxImages> SharedImages = new(capacity: 4);
    private static readonly SharedFiles<byte[]> SharedLabels = new(capacity: 4);

    public static IdxPart Read(string imagesPath, string labelsPath)
    {
        var images = SharedImages.Get(imagesPath, "images", IdxReader.ReadImages);
        var labels = SharedLabels.Get(labelsPath, "labels", IdxReader.ReadLabels);
        return images.Count == labels.Length
            ? new IdxPart(images, labels)
            : throw new StorageException(
                $"{labelsPath} has {labels.Length} labels at byte 4, but {imagesPath} has {images.Count} images; each image needs "
                + $"one label.");
    }

    /// <summary>The images of these indices, each byte replaced by its entry of the table [256].</summary>
    public LabelledSamples Take(int[] indices, float[] greys, IdxClasses classes)
    {
        var features = Images.PixelsPerImage;
        var inputs = InputMatrix.Allocate(indices.Length, features);
        for (var i = 0; i < indices.Length; i++)
        {
            var source = Images.Pixels.AsSpan(indices[i] * features, features);
            var target = inputs.AsSpan(i * features, features);
            for (var pixel = 0; pixel < source.Length; pixel++)
                target[pixel] = greys[source[pixel]];
        }
        return TakeLabels(indices, classes) with { Inputs = inputs, Features = features };
    }

    /// <summary>The labels of these indices, without the images.</summary>
    public LabelledSamples TakeLabels(int[] indices, IdxClasses classes) =>
        new([], Array.ConvertAll(indices, index => classes.Codes[Labels[index]]), Features: 0,
            classes.Names.Count)
        { ClassNames = classes.Names };
}
