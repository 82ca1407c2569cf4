using System.Buffers.Binary;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>IDX files made by hand, byte by byte.</summary>
internal static class TinyIdx
{
    public static byte[] Make(uint magic, uint[] sizes, params byte[] content)
    {
        var bytes = new byte[4 * (1 + sizes.Length)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, magic);
        for (var i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * (i + 1)), sizes[i]);
        return [.. bytes, .. content];
    }

    /// <summary>Images of 2 x 3 pixels; pixel j of image i is 6 i + j.</summary>
    public static byte[] Images(int count) => Make(0x803, [(uint)count, 2, 3], [.. Enumerable.Range(0, 6 * count).Select(i => (byte)i)]);

    /// <summary>Label i is i modulo 10.</summary>
    public static byte[] Labels(int count) => Make(0x801, [(uint)count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);

    /// <summary>Twelve training and five test images in the folder.</summary>
    public static void WriteAll(TemporaryFolder folder, string under = "", bool packed = false)
    {
        void Write(string name, byte[] content) =>
            folder.Write(Path.Combine(under, packed ? name + ".gz" : name), packed ? TemporaryFolder.Gzip(content) : content);
        Write("train-images-idx3-ubyte", Images(12));
        Write("train-labels-idx1-ubyte", Labels(12));
        Write("t10k-images-idx3-ubyte", Images(5));
        Write("t10k-labels-idx1-ubyte", Labels(5));
    }
}
