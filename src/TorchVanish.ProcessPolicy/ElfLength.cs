using System.Buffers.Binary;

namespace TorchVanish.ProcessPolicy;

/// <summary>The length of a shared library, and the length that its own headers describe.</summary>
/// <param name="Described">The end of the last segment, section or header table.</param>
internal sealed record ElfLength(long Described, long Actual)
{
    private const int HeaderSize = 64;
    private const uint WithoutContent = 8; // SHT_NOBITS: a section such as .bss, which has no bytes in the file.

    /// <returns>Null for a file that is not 64-bit little-endian ELF, for which the loader has its own message.</returns>
    public static ElfLength? Of(string path)
    {
        using var file = File.OpenRead(path);
        var header = Read(file, 0, HeaderSize);
        // The magic number, ELFCLASS64, ELFDATA2LSB.
        if (header is not [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, ..])
            return null;
        // Elf64_Ehdr: e_phoff at 32, e_shoff at 40, e_phentsize, e_phnum, e_shentsize and e_shnum from 54.
        // Elf64_Phdr: p_offset at 8, p_filesz at 32. Elf64_Shdr: sh_type at 4, sh_offset at 24, sh_size at 32.
        var segments = Table(file, header, offsetAt: 32, sizesAt: 54).Select(entry => End(entry, offsetAt: 8, sizeAt: 32));
        var sections = Table(file, header, offsetAt: 40, sizesAt: 58)
            .Select(entry => BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(4)) == WithoutContent
            ? 0 : End(entry, offsetAt: 24, sizeAt: 32));
        var end = segments.Concat(sections)
            .Append(TableEnd(header, offsetAt: 32, sizesAt: 54)).Append(TableEnd(header, offsetAt: 40, sizesAt: 58))
            .Max();
        // The length of the open file, because that of the path can be the length of a symbolic link.
        return new ElfLength(end, file.Length);
    }

    private static long TableEnd(byte[] header, int offsetAt, int sizesAt) =>
        Int64(header, offsetAt) + ((long)UInt16(header, sizesAt) * UInt16(header, sizesAt + 2));

    // Entries beyond the end of the file cannot be read; the end of their table shows that they are missing.
    private static IEnumerable<byte[]> Table(FileStream file, byte[] header, int offsetAt, int sizesAt)
    {
        var (start, size, count) = (Int64(header, offsetAt), UInt16(header, sizesAt), UInt16(header, sizesAt + 2));
        for (var i = 0; i < count; i++)
        {
            if (Read(file, start + ((long)i * size), size) is { Length: >= HeaderSize - 8 } entry)
                yield return entry;
        }
    }

    private static long End(byte[] entry, int offsetAt, int sizeAt) => Int64(entry, offsetAt) + Int64(entry, sizeAt);

    private static byte[] Read(FileStream file, long start, int count)
    {
        if (start < 0 || start + count > file.Length)
            return [];
        var bytes = new byte[count];
        file.Position = start;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static long Int64(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));

    private static int UInt16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
}
