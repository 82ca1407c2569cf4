using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class IdxReaderTests
{
    [Theory]
    [InlineData(false), InlineData(true)]
    public void Images_and_labels_are_read_plain_and_packed(bool packed)
    {
        using var folder = new TemporaryFolder();
        TinyIdx.WriteAll(folder, packed: packed);
        var ending = packed ? ".gz" : "";

        var images = IdxReader.ReadImages(Path.Combine(folder.Path, "train-images-idx3-ubyte" + ending));
        Assert.Equal((12, 2, 3), (images.Count, images.Rows, images.Columns));
        Assert.Equal(Enumerable.Range(0, 72).Select(i => (byte)i), images.Pixels);
        var labels = IdxReader.ReadLabels(Path.Combine(folder.Path, "train-labels-idx1-ubyte" + ending));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], labels);
    }

    /// <summary>Servers and browsers pack and unpack on the way: the bytes tell, not the name.</summary>
    [Fact]
    public void The_first_bytes_and_not_the_name_say_whether_a_file_is_packed()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(2, IdxReader.ReadImages(folder.Write("plain.gz", TinyIdx.Images(2))).Count);
        Assert.Equal(2, IdxReader.ReadImages(folder.Write("packed", TemporaryFolder.Gzip(TinyIdx.Images(2)))).Count);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_with_the_byte_where_it_ends()
    {
        using var folder = new TemporaryFolder();
        var whole = TinyIdx.Images(4);
        for (var length = 0; length < whole.Length; length++)
        {
            var message = Refusal(folder.Write("cut", whole[..length]));
            if (length is > 0 and < 16)
                Assert.Contains($"ends at byte {length},", message);
        }
    }

    [Fact]
    public void A_packed_file_cut_anywhere_is_refused()
    {
        using var folder = new TemporaryFolder();
        var whole = TemporaryFolder.Gzip(TinyIdx.Images(40));
        for (var length = 0; length < whole.Length; length++)
            Refusal(folder.Write("cut.gz", whole[..length]));
    }

    [Fact]
    public void A_packed_file_with_one_flipped_bit_never_gives_wrong_pixels()
    {
        using var folder = new TemporaryFolder();
        var content = TinyIdx.Images(4);
        var whole = TemporaryFolder.Gzip(content);
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 1 << 4;
            var path = folder.Write("flipped.gz", damaged);
            try
            {
                Assert.Equal(content[16..], IdxReader.ReadImages(path).Pixels); // the file's name and time may differ
            }
            catch (StorageException refusal)
            {
                Assert.Contains(path, refusal.Message);
            }
        }
    }

    public static TheoryData<string, byte[], string> Damages => new()
    {
        { "empty", [], "is empty" },
        { "empty.gz", [], "is empty" },
        { "text.gz", "not gzip at all"u8.ToArray(), "starts with 0x6e6f7420" },
        { "labels", TinyIdx.Labels(2),
            "starts with 0x00000801 at byte 0, as a file of labels does, but an IDX file with images starts with 0x00000803" },
        { "floats", TinyIdx.Make(0xd03, [1, 1, 1], 0, 0, 0, 0),
            "holds 32-bit floats (type 0x0d at byte 2), but images must be unsigned bytes" },
        { "integers", TinyIdx.Make(0xc03, [1, 1, 1], 0, 0, 0, 0), "holds 32-bit integers" },
        { "page.gz", "<!DOCTYPE html>\n<html></html>"u8.ToArray(), "looks like a web page (it starts with \"<!DOCTYPE html>\")" },
        { "page", "\n <html></html>"u8.ToArray(), "looks like a web page" },
        { "archive.gz", [.. "PK\u0003\u0004"u8, 20, 0, 0, 0], "is a zip archive" },
        { "pointer", "version https://git-lfs.github.com/spec/v1\noid"u8.ToArray(), "is a pointer of Git LFS" },
        { "little-endian", [3, 8, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 5], "starts with 0x03080000" },
        { "none", TinyIdx.Make(0x803, [0, 28, 28]), "declares 0 images at byte 4" },
        { "flat", TinyIdx.Make(0x803, [3, 28, 0]), "declares 0 columns at byte 12" },
        { "longer", TinyIdx.Make(0x803, [1, 1, 2], 1, 2, 3), "continues after byte 18" },
        { "longer.gz", TemporaryFolder.Gzip(TinyIdx.Make(0x803, [1, 1, 2], 1, 2, 3)), "continues after unpacked byte 18" },
        { "shorter", TinyIdx.Make(0x803, [1, 1, 3], 1, 2), "is truncated" },
        { "shorter.gz", TemporaryFolder.Gzip(TinyIdx.Make(0x803, [1, 1, 3], 1, 2)), "ends at unpacked byte 18" },
        { "huge", TinyIdx.Make(0x803, [uint.MaxValue, uint.MaxValue, uint.MaxValue], 1), "is truncated" },
        { "huge.gz", TemporaryFolder.Gzip(TinyIdx.Make(0x803, [0x7fffffff, 1, 1], 1)), "is truncated" },
    };

    [Theory, MemberData(nameof(Damages))]
    public void A_damaged_file_gives_one_sentence_that_says_what_is_wrong(string name, byte[] content, string says)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(says, Refusal(folder.Write(name, content)));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("does not exist", Refusal(Path.Combine(folder.Path, "nothing")));
        Assert.Contains("cannot be read", Refusal(folder.Path));
    }

    [Fact]
    public void Random_bytes_give_a_refusal_or_a_consistent_result_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var random = RandomStream.For(5, "fuzz");
        for (var attempt = 0; attempt < 2000; attempt++)
        {
            // From half the attempts on, the beginning is right: otherwise nothing would get past the first check.
            var bytes = attempt % 2 == 0 ? TinyIdx.Make(0x803, [1, 2, 3]) : [];
            var noise = new byte[random.Next(40)];
            random.NextBytes(noise);
            bytes = [.. bytes, .. noise];
            if (bytes.Length > 8 && attempt % 4 == 0)
                bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);
            var path = attempt % 3 == 0 ? folder.Write("fuzz.gz", TemporaryFolder.Gzip(bytes)) : folder.Write("fuzz", bytes);
            try
            {
                var images = IdxReader.ReadImages(path);
                Assert.Equal(images.Count * images.PixelsPerImage, images.Pixels.Length);
            }
            catch (StorageException refusal)
            {
                Sentence.Check(refusal, path);
            }
        }
    }

    private static string Refusal(string path)
    {
        var refusal = Assert.Throws<StorageException>(() => IdxReader.ReadImages(path));
        Sentence.Check(refusal, path);
        return refusal.Message;
    }
}
