using System.Buffers.Binary;

namespace TorchVanish.Experiments.Data;

/// <summary>Checks the beginning and the end of a gzip file (RFC 1952), which GZipStream does not check.</summary>
internal static class GzipEnvelope
{
    /// <summary>
    /// Whether a file with these first bytes is compressed. Its name is not reliable, because browsers may unpack downloads.
    /// </summary>
    public static bool Starts(ReadOnlySpan<byte> start) => start is [0x1f, 0x8b, ..];

    /// <summary>
    /// Fails unless the file ends with the number of unpacked bytes. GZipStream does not notice if a file is truncated within its last
    /// eight bytes.
    /// </summary>
    public static void CheckEnd(string path, Stream file, long unpackedBytes)
    {
        Span<byte> end = stackalloc byte[4];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != unchecked((uint)unpackedBytes))
            throw new StorageException(
                $"{path} is truncated or has data after its end: a gzip file of {unpackedBytes} bytes states that number in "
                + $"its last 4 bytes.");
    }
}
