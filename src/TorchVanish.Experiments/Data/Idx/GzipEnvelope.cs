using TorchVanish.Records;

namespace TorchVanish.Experiments.Data;

/// <summary>The first bytes of a gzip file (RFC 1952), looked at before unpacking so that the sentence can say what is there instead.</summary>
internal static class GzipEnvelope
{
    /// <summary>Fails unless the file starts as gzip does; leaves the stream at its beginning.</summary>
    public static void Check(string path, Stream file)
    {
        Span<byte> start = stackalloc byte[3];
        var got = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (got == 0)
            throw new StorageException($"{path} is empty; a gzip file is needed.");
        if (got < 3 || start is not [0x1f, 0x8b, 8])
            throw new StorageException($"{path} does not start as a gzip file does (1f 8b 08 at byte 0); if it is not packed, its name must not end in .gz.");
    }
}
