using System.Buffers.Binary;
using System.Text;

namespace TorchVanish.Build.Tests;

/// <summary>The patch itself, on the library that the package ships and on damaged versions of it.</summary>
public sealed class VersionRequirementTests
{
    private static readonly byte[] Shipped = File.ReadAllBytes(BuildPaths.ShippedLibrary);
    private static readonly VersionRequirement Requirement = new("GLIBCXX_3.4.32", "_ZSt21ios_base_library_initv");

    private static int SectionTable => (int)BinaryPrimitives.ReadInt64LittleEndian(Shipped.AsSpan(0x28));

    [Fact]
    public void One_bit_of_the_shipped_library_changes()
    {
        var library = Copy();
        Assert.True(Requirement.Weaken(library));
        var changed = Enumerable.Range(0, library.Length).Where(at => library[at] != Shipped[at]).ToList();
        Assert.Equal(0x2, library[Assert.Single(changed)] ^ Shipped[changed[0]]);
    }

    [Fact]
    public void A_second_time_changes_nothing()
    {
        var library = Copy();
        Requirement.Weaken(library);
        var once = library.ToArray();
        Assert.False(Requirement.Weaken(library));
        Assert.Equal(once, library);
    }

    [Fact]
    public void A_version_that_nothing_names_changes_nothing()
    {
        var library = Copy();
        Assert.False(new VersionRequirement("GLIBCXX_9.9.99", "_ZSt21ios_base_library_initv").Weaken(library));
        Assert.Equal(Shipped, library);
    }

    [Fact]
    public void A_file_that_is_no_library_and_names_nothing_changes_nothing() =>
        Assert.False(Requirement.Weaken(Encoding.ASCII.GetBytes("not a library at all")));

    [Fact]
    public void A_file_that_is_no_library_and_names_the_version_is_refused() =>
        AssertRefused(Encoding.ASCII.GetBytes("\0GLIBCXX_3.4.32\0"), "not a 64-bit little-endian ELF file");

    [Theory]
    [InlineData("GLIBCXX_3.4.21", "_ZSt21ios_base_library_initv")]
    [InlineData("GLIBCXX_3.4.32", "another_marker")]
    public void A_version_that_code_needs_is_refused(string version, string marker)
    {
        var library = Copy();
        var error = Assert.Throws<InvalidDataException>(() => new VersionRequirement(version, marker).Weaken(library));
        Assert.Contains("its code needs this version for", error.Message, StringComparison.Ordinal);
        Assert.Equal(Shipped, library);
    }

    /// <summary>A relocation against the marker would mean that its address is used after all.</summary>
    [Fact]
    public void A_marker_that_code_refers_to_is_refused()
    {
        const int marker = 482; // readelf --dyn-syms
        var library = Copy();
        var relocations = Section(type: 4);
        BinaryPrimitives.WriteInt32LittleEndian(library.AsSpan(relocations + 12), marker);
        AssertRefused(library, "its code needs this version for _ZSt21ios_base_library_initv");
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused_or_names_nothing()
    {
        for (var length = 0; length < Shipped.Length; length += Shipped.Length / 97)
        {
            AssertRefusedOrUnchanged(Shipped[..length]);
        }
    }

    [Theory]
    [InlineData(0, 0x00, "ELF")] // magic
    [InlineData(4, 0x01, "ELF")] // 32 bits
    [InlineData(5, 0x02, "ELF")] // big-endian
    [InlineData(0x2f, 0x7f, "out of bounds")] // section table far outside
    [InlineData(0x2f, 0xff, "out of bounds")] // section table at a negative offset
    [InlineData(0x3a, 0x28, "ELF")] // size of a section header
    [InlineData(0x3d, 0xff, "out of bounds")] // more sections than there are
    public void A_damaged_header_is_refused(int at, byte value, string reason)
    {
        var library = Copy();
        library[at] = value;
        AssertRefused(library, reason);
    }

    [Theory]
    [InlineData(4, "does not")] // its type: no table of required versions is left
    [InlineData(24, null)] // its offset
    [InlineData(31, "out of bounds")] // its offset, negative
    [InlineData(39, "out of bounds")] // its size, negative
    [InlineData(40, null)] // the string table that it links to
    public void A_damaged_table_of_versions_is_refused(int field, string? reason)
    {
        var library = Copy();
        library[Section(type: 0x6ffffffe, header: true) + field] ^= 0xff;
        AssertRefused(library, reason ?? "");
    }

    [Fact]
    public void Random_damage_is_refused_or_leaves_one_flag()
    {
        var random = new Random(20240607);
        var headers = SectionTable;
        var versions = Section(type: 0x6ffffffe);
        for (var round = 0; round < 400; round++)
        {
            var library = Copy();
            for (var damaged = random.Next(1, 6); damaged > 0; damaged--)
            {
                // Where damage can matter: the header, the section headers, the table of required versions; then anywhere.
                var at = random.Next(4) switch
                {
                    0 => random.Next(64),
                    1 =>
                    random.Next(headers, library.Length),
                    2 => versions + random.Next(528),
                    _ => random.Next(library.Length)
                };
                library[at] = (byte)random.Next(256);
            }
            AssertRefusedOrUnchanged(library);
        }
    }

    private static void AssertRefused(byte[] library, string reason)
    {
        var before = library.ToArray();
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Requirement.Weaken(library)).Message, StringComparison.Ordinal);
        Assert.Equal(before, library);
    }

    private static void AssertRefusedOrUnchanged(byte[] library)
    {
        var before = library.ToArray();
        try
        {
            if (Requirement.Weaken(library))
            {
                Assert.Single(Enumerable.Range(0, library.Length), at => library[at] != before[at]);
                return;
            }
        }
        catch (InvalidDataException)
        {
            // Refused, as it should be.
        }
        Assert.Equal(before, library);
    }

    private static byte[] Copy() => [.. Shipped];

    private static int Section(uint type, bool header = false)
    {
        var at = SectionTable;
        while (BinaryPrimitives.ReadUInt32LittleEndian(Shipped.AsSpan(at + 4)) != type)
        {
            at += 64;
        }
        return header ? at : (int)BinaryPrimitives.ReadInt64LittleEndian(Shipped.AsSpan(at + 24));
    }
}
