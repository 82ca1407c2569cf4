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
        var run = folder.At("run");
        RunStore.Create(run, SampleRun.Config, SampleRun.Environment);
        File.Delete(Path.Combine(run, file));
        Directory.CreateDirectory(Path.Combine(run, file));
        var message = Assert.Throws<StorageException>(() => RunStore.Read(run)).Message;
        Assert.Equal($"{Path.Combine(run, file)}: is a folder; it must be a file that a run has written, or be absent.", message);
    }
}
