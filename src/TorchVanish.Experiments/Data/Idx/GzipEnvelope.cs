using System.Buffers.Binary;

namespace TorchVanish.Experiments.Data;

/// <summary>The two ends of a gzip file (RFC 1952), which GZipStream leaves unexamined or reports without a place.</summary>
internal static class GzipEnvelope
{
    /// <summary>Whether a file that starts so is packed. The bytes tell, not the name: servers and browsers unpack on the way.</summary>
    public static bool Starts(ReadOnlySpan<byte> start) => start is [0x1f, 0x8b, ..];

    /// <summary>
    /// Fails unless the file ends with the number of bytes that were unpacked. GZipStream does not miss the checksum of a file that
    /// was cut inside its last eight bytes.
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
