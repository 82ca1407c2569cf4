#nullable disable // MSBuild compiles this file alone, against netstandard2.0, without nullable types and spans.
#pragma warning disable IDE0005 // The test project links this file and already has some of these usings.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;

namespace TorchVanish.Build;

/// <summary>
/// A build task that copies a shared library and sets the weak flag on one symbol version that it requires, so that the dynamic loader
/// also loads it on systems without that version. See docs/decisions/0001-weaken-glibcxx-requirement.md.
/// </summary>
public sealed class WeakenVersionRequirement : Microsoft.Build.Utilities.Task
{
    /// <summary>The library in its package. The task only reads it, because all projects on the machine share it.</summary>
    [Required] public string Source { get; set; }

    [Required] public string Destination { get; set; }

    /// <summary>The required version to weaken, such as GLIBCXX_3.4.32.</summary>
    [Required] public string Version { get; set; }

    /// <summary>The only symbol that may have this version. It marks a dependency, and no code refers to it.</summary>
    [Required] public string Marker { get; set; }

    public override bool Execute()
    {
        try
        {
            var library = File.ReadAllBytes(Source);
            var weakened = new VersionRequirement(Version, Marker).Weaken(library);
            Replace(Destination, library);
            Log.LogMessage(
                weakened ? MessageImportance.High : MessageImportance.Low,
                weakened
                    ? "{0}: made its requirement of {1} weak, so that it also loads on older systems: {2}"
                    : "{0}: does not require {1}: {2}",
                Path.GetFileName(Source), Version, Destination);
        }
        catch (Exception error) when (error is InvalidDataException || error is IOException || error is UnauthorizedAccessException)
        {
            Log.LogError("Cannot make the requirement of {0} weak in {1}: {2}.", Version, Source, error.Message);
        }
        return !Log.HasLoggedErrors;
    }

    /// <summary>Replaces the file by a rename, because an output folder may contain a hard link to the old file.</summary>
    private static void Replace(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)));
        var fresh = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        File.WriteAllBytes(fresh, content);
        File.Delete(path);
        File.Move(fresh, path);
    }
}

/// <summary>A required symbol version of an ELF library (section .gnu.version_r), and the check that it may be weak.</summary>
public sealed class VersionRequirement(string version, string marker)
{
    private const byte Weak = 0x2; // VER_FLG_WEAK
    private const uint RequiredVersions = 0x6ffffffe; // SHT_GNU_verneed
    private const uint SymbolVersions = 0x6fffffff; // SHT_GNU_versym
    private const uint Relocations = 4; // SHT_RELA

    /// <summary>
    /// Sets the flag in <paramref name="library"/>. Returns false if the library does not require the version, or if it is already weak.
    /// </summary>
    /// <exception cref="InvalidDataException">The file names the version but is damaged, or its code needs the version.</exception>
    public bool Weaken(byte[] library)
    {
        var text = Encoding.GetEncoding("ISO-8859-1").GetString(library);
        if (text.IndexOf("\0" + version + "\0", StringComparison.Ordinal) < 0)
        {
            return false;
        }
        var sections = ElfSection.ReadAll(library);
        var entries = sections.Where(section => section.Type == RequiredVersions).SelectMany(table => Entries(table, sections)).ToList();
        if (entries.Count == 0)
        {
            throw new InvalidDataException("the file names it, but its table of required versions does not");
        }
        foreach (var entry in entries)
        {
            RequireOnlyMarker(sections, entry.UInt16(6) & 0x7fff);
        }
        var strong = entries.Where(entry => (entry.UInt16(4) & Weak) == 0).ToList();
        strong.ForEach(entry => library[entry.Start + 4] |= Weak);
        return strong.Count > 0;
    }

    /// <summary>The entries that name the version. Elf64_Vernaux: hash u32, flags u16, index u16, name u32, next u32.</summary>
    private IEnumerable<Bytes> Entries(ElfSection table, IReadOnlyList<ElfSection> sections)
    {
        // Elf64_Verneed: layout u16, entries u16, file u32, first entry u32, next u32. The section header contains their number.
        var needAt = 0L;
        for (var left = table.Info; left > 0; left--)
        {
            var need = table.Content.Slice(needAt, 16);
            if (need.UInt16(0) != 1)
            {
                throw new InvalidDataException("its table of required versions has an unknown layout");
            }
            var entryAt = needAt + need.UInt32(8);
            for (var entriesLeft = need.UInt16(2); entriesLeft > 0; entriesLeft--)
            {
                var entry = table.Content.Slice(entryAt, 16);
                if (table.LinkedIn(sections).Content.Text(entry.UInt32(8)) == version)
                {
                    yield return entry;
                }
                entryAt += Next(entry, isLast: entriesLeft == 1);
            }
            needAt += Next(need, isLast: left == 1);
        }
    }

    /// <summary>Both kinds of entry end with the offset of the next one. A zero before the last entry would be an endless loop.</summary>
    private static uint Next(Bytes entry, bool isLast) => isLast || entry.UInt32(12) > 0
        ? entry.UInt32(12)
        : throw new InvalidDataException("its table of required versions ends too early");

    /// <summary>Throws if code uses the version, because weakening it would turn a clear load error into a later crash.</summary>
    private void RequireOnlyMarker(IReadOnlyList<ElfSection> sections, int index)
    {
        var versions = sections.FirstOrDefault(section => section.Type == SymbolVersions)
            ?? throw new InvalidDataException("it has no table of symbol versions");
        // Elf64_Sym, 24 bytes: name u32 at 0. Elf64_Rela, 24 bytes: symbol u32 at 12.
        var symbols = versions.LinkedIn(sections);
        var relocated = new HashSet<uint>(
            from table in sections
            where table.Type == Relocations && table.LinkedIn(sections) == symbols
            from at in Enumerable.Range(0, table.Content.Length / 24)
            select table.Content.UInt32(24L * at + 12));
        for (var symbol = 0u; symbol < symbols.Content.Length / 24; symbol++)
        {
            if ((versions.Content.UInt16(2 * symbol) & 0x7fff) != index)
            {
                continue;
            }
            var name = symbols.LinkedIn(sections).Content.Text(symbols.Content.UInt32(24 * symbol));
            if (name != marker || relocated.Contains(symbol))
            {
                throw new InvalidDataException($"its code needs this version for {name}");
            }
        }
    }
}

/// <summary>A section of a 64-bit little-endian ELF file.</summary>
public sealed class ElfSection(uint type, uint link, uint info, Bytes content)
{
    private const uint WithoutContent = 8; // SHT_NOBITS

    public uint Type => type;

    public uint Info => info;

    public Bytes Content => content;

    public ElfSection LinkedIn(IReadOnlyList<ElfSection> sections) =>
        link < sections.Count ? sections[(int)link] : throw new InvalidDataException("a section links to a section that does not exist");

    public static IReadOnlyList<ElfSection> ReadAll(byte[] library)
    {
        var file = new Bytes(library, 0, library.Length);
        if (library.Length < 64 || file.UInt32(0) != 0x464c457f || library[4] != 2 || library[5] != 1 || file.UInt16(0x3a) != 64)
        {
            throw new InvalidDataException("it is not a 64-bit little-endian ELF file");
        }
        // e_shoff at 0x28, e_shnum at 0x3c.
        // Elf64_Shdr, 64 bytes: type u32 at 4, offset u64 at 24, size u64 at 32, link u32 at 40, info u32 at 44.
        return Enumerable.Range(0, file.UInt16(0x3c)).Select(index => file.Slice(file.Int64(0x28) + 64L * index, 64)).Select(header =>
        {
            var size = header.UInt32(4) == WithoutContent ? 0 : header.Int64(32);
            return new ElfSection(header.UInt32(4), header.UInt32(40), header.UInt32(44), file.Slice(header.Int64(24), size));
        }).ToList();
    }
}

/// <summary>A range of a little-endian file. Reading outside the range throws.</summary>
public sealed class Bytes(byte[] file, int start, int length)
{
    public int Start => start;

    public int Length => length;

    public ushort UInt16(long at) => BitConverter.ToUInt16(file, Slice(at, 2).Start);

    public uint UInt32(long at) => BitConverter.ToUInt32(file, Slice(at, 4).Start);

    public long Int64(long at) => BitConverter.ToInt64(file, Slice(at, 8).Start);

    public Bytes Slice(long at, long size) => at >= 0 && size >= 0 && at <= length && size <= length - at
        ? new Bytes(file, start + (int)at, (int)size)
        : throw new InvalidDataException($"it is damaged: {size} bytes at {start + at} are out of bounds");

    public string Text(long at)
    {
        var end = Array.IndexOf(file, (byte)0, Slice(at, 1).Start, length - (int)at);
        return end >= 0
            ? Encoding.ASCII.GetString(file, start + (int)at, end - start - (int)at)
            : throw new InvalidDataException("it is damaged: a name has no end");
    }
}
