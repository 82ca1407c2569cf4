using System.Buffers.Binary;
using TorchVanish.Records;

namespace TorchVanish.Experiments.Data;

/// <summary>The two ends of a gzip file (RFC 1952), which GZipStream leaves unexamined or reports without a place.</summary>
internal static class GzipEnvelope
{
    /// <summary>Fails unless the file starts as gzip does; leaves the stream at its beginning.</summary>
    public static void CheckStart(string path, Stream file)
    {
        Span<byte> start = stackalloc byte[3];
        var got = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (got == 0)
            throw new StorageException($"{path} is empty; a gzip file is needed.");
        if (got < 3 || start is not [0x1f, 0x8b, 8])
            throw new StorageException(
                $"{path} does not start as a gzip file does (1f 8b 08 at byte 0); if it is not packed, its name must not end in .gz.");
    }

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
                $"{path} is cut short or has something after its end: a gzip file of {unpackedBytes} bytes states that number in "
                + $"its last 4 bytes.");
    }
}
