
namespace TorchVanish.Experiments.Data;

/// <summary>
/// Reads the two kinds of IDX file that MNIST and its relatives come in (LeCun, "The MNIST database"), plain or packed with gzip.
/// Whatever is wrong with a file ends in one <see cref="StorageException"/> that names it.
/// </summary>
public static class IdxReader
{
    private static readonly IdxKind Images = new("images", ["images", "rows", "columns"]);
    private static readonly IdxKind Labels = new("labels", ["labels"]);

    /// <summary>Images [count, rows, columns].</summary>
    public static IdxImages ReadImages(string path)
    {
        var (sizes, pixels) = IdxFile.Read(path, Images);
        return new IdxImages(sizes[0], sizes[1], sizes[2], pixels);
    }

    /// <summary>Labels [count], each below <paramref name="classes"/>.</summary>
    public static byte[] ReadLabels(string path, int classes)
    {
        var (_, labels) = IdxFile.Read(path, Labels);
        var wrong = Array.FindIndex(labels, label => label >= classes);
        return wrong < 0
            ? labels
            : throw new StorageException(
                $"{path} has the label {labels[wrong]} at byte {wrong + 8}; labels from 0 to {classes - 1} are valid; write images with "
                + "other labels, such as EMNIST's letters 1 to 26, to a table and use data.kind csv.");
    }
}
