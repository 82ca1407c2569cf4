using System.Text;
using System.Text.Unicode;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// Opens a table as UTF-8 text, or as UTF-16 with a byte order mark, as spreadsheets save it. Files in other encodings and files that are
/// not text are rejected.
/// </summary>
internal static class TableText
{
    private static readonly UTF8Encoding Utf8Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public static StreamReader Open(string path)
    {
        var file = File.OpenRead(path);
        try
        {
            return new StreamReader(file, EncodingOf(path, file), detectEncodingFromByteOrderMarks: false);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The message for a file that <see cref="Open"/> opened as UTF-8 and that is not valid UTF-8.</summary>
    public static string NotUtf8(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        var line = 1;
        if (bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
            return $"{path} is damaged UTF-16 text; save the file as UTF-8.";
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end && Utf8.IsValid(bytes[..end]))
        {
            bytes = bytes[(end + 1)..];
            line++;
        }
        return $"{path} is not UTF-8 text: line {line} has a letter in another encoding, such as Windows-1252 or Latin-1; save the file "
            + "as UTF-8.";
    }

    private static Encoding EncodingOf(string path, FileStream file)
    {
        Span<byte> start = stackalloc byte[ForeignFile.Looked];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        if (GzipEnvelope.Starts(start))
            throw new StorageException($"{path} is packed with gzip; unpack it first, because a CSV file is read as plain text.");
        if (ForeignFile.Describe(start) is { } foreign)
            throw new StorageException($"{path} {foreign}.");
        switch (start)
        {
            case [0xff, 0xfe, 0, 0, ..] or [0, 0, 0xfe, 0xff, ..]:
                throw new StorageException($"{path} is UTF-32 text; save the file as UTF-8.");
            case [0xff, 0xfe, ..] or [0xfe, 0xff, ..]:
                return new UnicodeEncoding(bigEndian: start[0] == 0xfe, byteOrderMark: true, throwOnInvalidBytes: true);
        }
        // In UTF-16, every second byte of Latin text is zero.
        var zeros = start.Count((byte)0);
        if (zeros > 0 && 3 * zeros >= start.Length)
            throw new StorageException($"{path} is UTF-16 text without a byte order mark; save the file as UTF-8.");
        return zeros == 0 ? Utf8Strict
            : throw new StorageException($"{path} is not text: byte {start.IndexOf((byte)0)} is zero; a CSV file in UTF-8 is needed.");
    }
}
