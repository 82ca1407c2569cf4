using System.Buffers.Binary;
using System.IO.Compression;

namespace TorchVanish.Experiments.Data;

/// <summary>The IDX format: a magic number, one big-endian size for each dimension, and then exactly the bytes that they declare.</summary>
internal static class IdxFile
{
    // Deflate compresses at most 1032 to 1 (258 bytes in 2 bits), so a header that declares more bytes is wrong.
    private const long LargestPackingRatio = 1032;

    public static (int[] Sizes, byte[] Content) Read(string path, IdxKind kind)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[ForeignFile.Looked];
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            file.Position = 0;
            if (start.IsEmpty)
                throw new StorageException($"{path} is empty; an IDX file with {kind.Content} is needed.");
            if (ForeignFile.Describe(start) is { } foreign)
                throw new StorageException($"{path} {foreign}.");
            if (!GzipEnvelope.Starts(start))
                return Parse(path, file, file.Length, kind);
            using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            var parsed = Parse(path, unpacked, file.Length * LargestPackingRatio, kind);
            GzipEnvelope.CheckEnd(path, file, parsed.Content.Length + kind.HeaderLength);
            return parsed;
        }
        catch (InvalidDataException damage)
        {
            throw new StorageException(
                $"{path} is damaged or truncated: its gzip data cannot be unpacked; an intact copy of the file is needed.", damage);
        }
        catch (Exception trouble) when (trouble is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StorageException($"{path} does not exist; an IDX file with {kind.Content} is needed there.", trouble);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path} cannot be read; a readable IDX file with {kind.Content} is needed there.", trouble);
        }
    }

    private static (int[] Sizes, byte[] Content) Parse(string path, Stream stream, long mostBytes, IdxKind kind)
    {
        var header = new byte[kind.HeaderLength];
        var got = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (got >= 4)
            kind.CheckStart(path, header.AsSpan(0, 4));
        var unit = stream is GZipStream ? "unpacked byte" : "byte";
        if (got < header.Length)
            throw new StorageException(
                $"{path} is truncated: it ends at {unit} {got}, inside the {header.Length} bytes of the header of an IDX file with "
                + $"{kind.Content}.");

        var (sizes, total) = Sizes(path, header, kind);
        if (total > (UInt128)mostBytes || total > (UInt128)Array.MaxLength)
            throw new StorageException(
                $"{path} is truncated: its header declares {Shape(sizes, kind)} at byte 4, which need {total} bytes.");

        var content = new byte[(int)total - header.Length];
        got = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (got < content.Length)
            throw new StorageException(
                $"{path} is truncated: it ends at {unit} {header.Length + got}, but its header declares {Shape(sizes, kind)}, "
                + $"{total} bytes.");
        if (stream.ReadByte() >= 0)
            throw new StorageException(
                $"{path} continues after {unit} {total}, but its header declares {Shape(sizes, kind)}, which end there.");
        return (Array.ConvertAll(sizes, size => (int)size), content);
    }

    private static (uint[] Sizes, UInt128 TotalBytes) Sizes(string path, byte[] header, IdxKind kind)
    {
        var sizes = new uint[kind.Dimensions.Count];
        UInt128 elements = 1; // three 32-bit sizes have a product of up to 96 bits
        for (var i = 0; i < sizes.Length; i++)
        {
            var offset = 4 * (i + 1);
            sizes[i] = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(offset));
            if (sizes[i] == 0)
                throw new StorageException($"{path} declares 0 {kind.Dimensions[i]} at byte {offset}; at least 1 is needed.");
            elements *= sizes[i];
        }
        return (sizes, elements + (UInt128)header.Length);
    }

    private static string Shape(uint[] sizes, IdxKind kind) =>
        string.Join(" x ", sizes.Zip(kind.Dimensions, (size, name) => $"{size} {name}"));
}
