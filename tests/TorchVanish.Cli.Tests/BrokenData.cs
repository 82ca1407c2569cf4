using System.Buffers.Binary;

namespace TorchVanish.Cli.Tests;

/// <summary>Configs whose data are missing or damaged.</summary>
internal static class BrokenData
{
    private const string Csv = """{ "name": "table", "data": { "kind": "csv", "path": "table.csv" }, "training": { "steps": 1, "batch_size": 4 }, "replicates": 1 }""";

    private const string Idx = """{ "name": "images", "data": { "kind": "mnist", "directory": "idx", "samples": 8 }, "training": { "steps": 1, "batch_size": 4 }, "replicates": 1 }""";

    public static IReadOnlyList<BrokenConfig> All { get; } =
    [
        new("no path", 2, "data.path is missing; it must be a text", """{"data":{"kind":"csv"}}"""),
        new("no table", 3, "table.csv", Csv),
        new("a folder for a table", 3, "table.csv", Csv, folder => Directory.CreateDirectory(folder.At("table.csv"))),
        new("an empty table", 3, "table.csv", Csv, folder => folder.Write("table.csv", "")),
        new("a header alone", 3, "table.csv", Csv, folder => folder.Write("table.csv", "x,label\n")),
        new("a column of text", 3, "table.csv, line 3", Csv, folder => folder.Write("table.csv", "x,label\n1,a\nblue,b\n")),
        new("no column of labels", 3, "table.csv, line 1: there is no column \"label\"", Csv, folder =>
            folder.Write("table.csv", "x,y\n1,2\n3,4\n")),
        new("a NaN in a table", 3, "table.csv, line 2", Csv, folder => folder.Write("table.csv", "x,label\nNaN,a\n1,b\n")),
        new("a number out of range", 3, "table.csv, line 2", Csv, folder => folder.Write("table.csv", "x,label\n1e999,a\n1,b\n")),
        new("a short line", 3, "table.csv, line 3", Csv, folder => folder.Write("table.csv", "x,y,label\n1,2,a\n1\n")),
        new("more samples than a table has", 2,
            "config.json: data.samples is 90, but ", Csv.Replace("\"table.csv\"", "\"table.csv\", \"samples\": 90"), folder =>
            folder.Write("table.csv", "x,label\n1,a\n2,b\n3,a\n")),
        new("no folder with images", 3, "idx", Idx),
        new("an empty folder for images", 3, "idx", Idx, folder => Directory.CreateDirectory(folder.At("idx"))),
        new("truncated images", 3, "train-images-idx3-ubyte", Idx, folder => WriteImages(folder, bytes => bytes[..^3])),
        new("a wrong magic number", 3, "train-images-idx3-ubyte", Idx, folder => WriteImages(folder, bytes => [1, .. bytes[1..]])),
        new("a header alone for images", 3, "train-images-idx3-ubyte", Idx, folder => WriteImages(folder, bytes => bytes[..7])),
        new("more samples than images", 2, "data.samples is 90", Idx.Replace("\"samples\": 8", "\"samples\": 90"), folder =>
            WriteImages(folder, bytes => bytes)),
        new("a batch larger than the images", 2,
            "training.batch_size is 40 while 6 samples are left", Idx.Replace("\"batch_size\": 4", "\"batch_size\": 40"), folder =>
            WriteImages(folder, bytes => bytes)),
    ];

    // Twelve training and five test images of 2 x 2 pixels, the training images damaged.
    private static void WriteImages(TestFolder folder, Func<byte[], byte[]> damage)
    {
        foreach (var (prefix, count) in new[] { ("train", 12), ("t10k", 5) })
        {
            var images = Header(0x803, count, 2, 2).Concat(Enumerable.Range(0, 4 * count).Select(i => (byte)(7 * i))).ToArray();
            folder.Write($"idx/{prefix}-images-idx3-ubyte", prefix == "train" ? damage(images) : images);
            folder.Write($"idx/{prefix}-labels-idx1-ubyte",
                [.. Header(0x801, count), .. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);
        }
    }

    private static byte[] Header(params int[] numbers)
    {
        var bytes = new byte[4 * numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), numbers[i]);
        return bytes;
    }
}
