using System.Text;
using TorchVanish.Runs.Files;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Runs.Tests.Files;

/// <summary>What a file and its folder look like before, during and after it is written.</summary>
public sealed class AtomicFileEdgeTests
{
    [Fact]
    public void A_shorter_text_replaces_a_longer_one_completely()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder.At("file.txt"), "a long text");
        AtomicFile.WriteText(folder.At("file.txt"), "short");
        Assert.Equal("short", File.ReadAllText(folder.At("file.txt")));
    }

    [Fact]
    public void Missing_folders_are_made()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder.At("a/b/file.txt"), "text");
        Assert.True(AtomicFile.CreateText(folder.At("c/d/file.txt"), "new"));
        Assert.Equal(["text", "new"], [File.ReadAllText(folder.At("a/b/file.txt")), File.ReadAllText(folder.At("c/d/file.txt"))]);
    }

    [Fact]
    public void A_name_without_a_folder_is_one_in_the_current_folder()
    {
        var name = $"torchvanish-{Guid.NewGuid():N}.txt";
        try
        {
            AtomicFile.WriteText(name, "text");
            Assert.Equal("text", File.ReadAllText(Path.Combine(Environment.CurrentDirectory, name)));
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact]
    public void Creating_a_new_file_does_not_replace_an_existing_one()
    {
        using var folder = new TemporaryFolder();
        Assert.True(AtomicFile.CreateText(folder.At("file.txt"), "first"));
        Assert.False(AtomicFile.CreateText(folder.At("file.txt"), "second"));
        Assert.Equal("first", File.ReadAllText(folder.At("file.txt")));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_new_file_that_cannot_be_written_is_an_error_and_does_not_count_as_existing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "");
        var error = Assert.Throws<StorageException>(() => AtomicFile.CreateText(folder.At("file/below.txt"), "x"));
        Assert.StartsWith($"{folder.At("file/below.txt")}: cannot be written (", error.Message);
    }

    /// <summary>Half of it can only be seen under a hidden name, on the same disk, so that the renaming is one step.</summary>
    [Fact]
    public void During_writing_the_bytes_are_in_a_hidden_file_next_to_the_target()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteStream(folder.At("file.bin"), stream =>
        {
            stream.Write([1, 2, 3]);
            stream.Flush();
            var unfinished = Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path)));
            Assert.StartsWith(".file.bin.", unfinished);
            Assert.EndsWith(".tmp", unfinished);
            Assert.Equal(3, new FileInfo(folder.At(unfinished)).Length);
        });
        Assert.Equal([1, 2, 3], File.ReadAllBytes(folder.At("file.bin")));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(NotSupportedException))]
    public void A_write_error_is_one_sentence_with_the_cause(Type kind)
    {
        using var folder = new TemporaryFolder();
        var cause = (Exception)Activator.CreateInstance(kind, "No space left on device.")!;
        var error = Assert.Throws<StorageException>(() => AtomicFile.WriteStream(folder.At("file.bin"), _ => throw cause));
        Assert.StartsWith($"{folder.At("file.bin")}: cannot be written (No space left on device)", error.Message);
        Assert.DoesNotContain("..", error.Message);
        Assert.Same(cause, error.InnerException);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    /// <summary>More than the writer's buffer, so that the end of the text has to be flushed.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((1 << 16) - 1)]
    [InlineData((1 << 17) + 3)]
    public void A_text_of_any_length_is_written_to_its_end(int length)
    {
        using var folder = new TemporaryFolder();
        var text = new string('φ', length);
        AtomicFile.WriteText(folder.At("written.txt"), writer => writer.Write(text));
        AtomicFile.WriteText(folder.At("text.txt"), text);
        Assert.Equal(Encoding.UTF8.GetBytes(text), File.ReadAllBytes(folder.At("written.txt")));
        Assert.Equal(Encoding.UTF8.GetBytes(text), File.ReadAllBytes(folder.At("text.txt")));
    }
}
