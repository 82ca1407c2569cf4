using System.Buffers.Binary;
using System.IO.Compression;
using TorchVanish.Records;

namespace TorchVanish.Experiments.Data;

/// <summary>The IDX format: a magic number, one big-endian size for each dimension, and then nothing but the bytes they promise.</summary>
internal static class IdxFile
{
    // Deflate packs 258 bytes into 2 bits at best, 1032 to 1: a header that promises more is wrong, and is not given the memory.
    private const long LargestPackingRatio = 1032;

    public static (int[] Sizes, byte[] Content) Read(string path, uint magic, string what, IReadOnlyList<string> dimensions)
    {
        var packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        try
        {
            using var file = File.OpenRead(path);
            if (!packed)
                return Parse(path, file, file.Length, magic, what, dimensions);
            GzipEnvelope.CheckStart(path, file);
            using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            var parsed = Parse(path, unpacked, file.Length * LargestPackingRatio, magic, what, dimensions);
            GzipEnvelope.CheckEnd(path, file, parsed.Content.Length + HeaderLength(dimensions));
            return parsed;
        }
        catch (InvalidDataException damage)
        {
            throw new StorageException(
                $"{path} is damaged: its gzip data cannot be unpacked; an intact copy of the file is needed.", damage);
        }
        catch (Exception trouble) when (trouble is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StorageException($"{path} does not exist; an IDX file with {what} is needed there.", trouble);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path} cannot be read; a readable IDX file with {what} is needed there.", trouble);
        }
    }

    private static (int[] Sizes, byte[] Content) Parse(
        string path, Stream stream, long mostBytes, uint magic, string what, IReadOnlyList<string> dimensions)
    {
        var header = new byte[HeaderLength(dimensions)];
        var got = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (got >= 4 && BinaryPrimitives.ReadUInt32BigEndian(header) is var found && found != magic)
            throw new StorageException($"{path} starts with 0x{found:x8} at byte 0, but an IDX file with {what} starts with 0x{magic:x8}.");
        var unit = stream is GZipStream ? "unpacked byte" : "byte";
        if (got < header.Length)
            throw new StorageException(
                $"{path} ends at {unit} {got}, inside the {header.Length} bytes of the header of an IDX file with {what}.");

        var (sizes, total) = Sizes(path, header, dimensions);
        if (total > (UInt128)mostBytes || total > (UInt128)Array.MaxLength)
            throw new StorageException(
                $"{path} is too short for what its header declares at byte 4: {Shape(sizes, dimensions)} need {total} bytes.");

        var content = new byte[(int)total - header.Length];
        got = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (got < content.Length)
            throw new StorageException(
                $"{path} ends at {unit} {header.Length + got}, but its header declares {Shape(sizes, dimensions)}, {total} bytes.");
        if (stream.ReadByte() >= 0)
            throw new StorageException(
                $"{path} goes on after {unit} {total}, but its header declares {Shape(sizes, dimensions)}, which end there.");
        return (Array.ConvertAll(sizes, size => (int)size), content);
    }

    private static (uint[] Sizes, UInt128 TotalBytes) Sizes(string path, byte[] header, IReadOnlyList<string> dimensions)
    {
        var sizes = new uint[dimensions.Count];
        UInt128 elements = 1; // three 32-bit sizes have a product of up to 96 bits
        for (var i = 0; i < sizes.Length; i++)
        {
            var offset = 4 * (i + 1);
            sizes[i] = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(offset));
            if (sizes[i] == 0)
                throw new StorageException($"{path} declares 0 {dimensions[i]} at byte {offset}; at least 1 is needed.");
            elements *= sizes[i];
        }
        return (sizes, elements + (UInt128)header.Length);
    }

    private static int HeaderLength(IReadOnlyList<string> dimensions) => 4 * (1 + dimensions.Count);

    private static string Shape(uint[] sizes, IReadOnlyList<string> dimensions) =>
        string.Join(" x ", sizes.Zip(dimensions, (size, name) => $"{size} {name}"));
}
