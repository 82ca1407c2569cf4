using TorchVanish.Tests.Shared;

namespace TorchVanish.Runs.Tests;

public sealed class FolderInPlaceOfFileTests
{
    [Theory]
    [InlineData(RunFiles.Layers)]
    [InlineData(RunFiles.Training)]
    [InlineData(RunFiles.Weights)]
    [InlineData(RunFiles.Status)]
    [InlineData(RunFiles.Environment)]
    [InlineData(RunFiles.Manifest)]
    public void AFolderInPlaceOfAFileIsRefusedInOneSentence(string file)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At(RunFiles.Config), "{ \"name\": \"a\" }");
        Directory.CreateDirectory(folder.At(file));
        var message = Assert.Throws<StorageException>(() => RunStore.Read(folder.Path)).Message;
        Assert.Equal($"{folder.At(file)}: is a folder; it must be a file that a run has written, or be absent.", message);
    }
}
