using System.Text;

namespace TorchVanish.Experiments.Data;

/// <summary>Recognizes files that are not data, such as a failed download, an archive or a spreadsheet, by their first bytes.</summary>
internal static class ForeignFile
{
    /// <summary>The number of bytes that <see cref="Describe"/> needs.</summary>
    public const int Looked = 256;

    private const int ShownBytes = 15;

    /// <summary>What the file is and what to do, for use after its path in a sentence; null if it may be data.</summary>
    public static string? Describe(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
            return "is a zip archive or a spreadsheet (.xlsx); unpack it, or save the spreadsheet as CSV";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0]))
            return "is a spreadsheet in the old .xls format; save it as CSV";
        if (start.StartsWith("%PDF"u8))
            return "is a PDF document; the data themselves are needed";
        if (start.StartsWith("version https://git-lfs"u8))
            return "is a pointer of Git LFS, not the file itself; run git lfs pull to get it";
        // A page of a server that refused the download, saved under the name of the file.
        var text = start.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        return text is [(byte)'<', var next, ..] && (next is (byte)'!' or (byte)'?' || char.IsAsciiLetter((char)next))
            ? $"looks like a web page (it starts with {Quoted.Text(FirstLine(text))}), so the download failed; download the file again"
            : null;
    }

    private static string FirstLine(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        return Encoding.Latin1.GetString(text[..Math.Min(ShownBytes, end < 0 ? text.Length : end)]);
    }
}
