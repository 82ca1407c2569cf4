
namespace TorchVanish.Experiments.Data;

/// <summary>
/// Reads the IDX files with images and labels of MNIST and similar data sets (LeCun, "The MNIST database"), plain or compressed with gzip.
/// Every error is a <see cref="StorageException"/> that names the file.
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

    /// <summary>Labels [count].</summary>
    public static byte[] ReadLabels(string path) => IdxFile.Read(path, Labels).Content;
}
