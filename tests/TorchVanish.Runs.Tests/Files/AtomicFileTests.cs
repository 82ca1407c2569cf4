using TorchVanish.Runs.Files;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Runs.Tests.Files;

public class AtomicFileTests
{
    [Fact]
    public async Task AReaderNeverSeesHalfAFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("file.txt");
        // Each content is one letter, 200,000 times: half a file, or a mixture, would show.
        AtomicFile.WriteText(path, new string('a', 200_000));
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var reads = 0;
            do
            {
                var text = File.ReadAllText(path);
                Assert.Equal(200_000, text.Length);
                Assert.Equal(-1, text.AsSpan().IndexOfAnyExcept(text[0]));
                reads++;
            }
            while (!done.IsCancellationRequested);
            return reads;
        })).ToList();
        for (var letter = 'b'; letter <= 'z'; letter++)
            AtomicFile.WriteText(path, new string(letter, 200_000));
        done.Cancel();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
    }

    /// <summary>What a writer that ends half way leaves: the old file, and nothing beside it.</summary>
    [Fact]
    public void AWriterThatFailsLeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder.At("file.txt"), "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.WriteStream(folder.At("file.txt"), stream =>
        {
            stream.Write("half of the n"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(folder.At("file.txt")));
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(folder.At("file.txt")));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void ManyWritersOfOneFileLeaveOneWholeFile()
    {
        using var folder = new TemporaryFolder();
        Parallel.For(0, 40, i => AtomicFile.WriteText(folder.At("file.txt"), new string((char)('a' + (i % 26)), 10_000)));
        Assert.Equal(10_000, File.ReadAllText(folder.At("file.txt")).Length);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void OfManyWhoCreateAFileOneDoes()
    {
        using var folder = new TemporaryFolder();
        var created = 0;
        Parallel.For(0, 40, i =>
        {
            if (AtomicFile.CreateText(folder.At("file.txt"), $"{i}"))
                Interlocked.Increment(ref created);
        });
        Assert.Equal(1, created);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void WhatCannotBeWrittenIsNamed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "");
        var error = Assert.Throws<StorageException>(() => AtomicFile.WriteText(folder.At("file/below.txt"), "x"));
        Assert.StartsWith($"{folder.At("file/below.txt")}: cannot be written (", error.Message);
        Assert.DoesNotContain(".tmp", error.Message);
    }

    [Fact]
    public void TextIsUtf8WithoutAMarkAndWithPlainLineEnds()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder.At("file.txt"), writer => writer.WriteLine("φ′"));
        Assert.Equal([0xCF, 0x86, 0xE2, 0x80, 0xB2, 0x0A], File.ReadAllBytes(folder.At("file.txt")));
    }
}
