using TorchVanish.Tests.Shared;


namespace TorchVanish.Runs.Tests;

public class RunStoreTests
{
    [Fact]
    public void WhatIsNoRunIsSaidToBeNone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "");
        Directory.CreateDirectory(folder.At("empty"));
        Assert.StartsWith($"{folder.At("none")}: no such folder", Refusal(folder.At("none")));
        Assert.StartsWith($"{folder.At("file")}: is a file", Refusal(folder.At("file")));
        Assert.StartsWith($"{folder.At("empty")}: is not a run folder", Refusal(folder.At("empty")));
    }

    [Theory]
    [InlineData(RunFiles.Environment, "{ \"device\": ", "line 1 is not the JSON that a run writes")]
    [InlineData(RunFiles.Environment, "null", "contains null; it must contain a JSON object")]
    [InlineData(RunFiles.Status, "[]", "line 1 is not the JSON that a run writes")]
    [InlineData(RunFiles.Status, "{ \"state\": \"exploded\" }", "line 1 is not the JSON that a run writes")]
    [InlineData(RunFiles.Status, "{}", "line 1 is not the JSON that a run writes")]
    [InlineData(RunFiles.Training, "x", "line 1 is not the header of this table")]
    public void ADamagedFileIsNamed(string file, string content, string expected)
    {
        using var folder = new TemporaryFolder();
        var run = folder.At("run");
        RunStore.Create(run, SampleRun.Config, SampleRun.Environment).Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
        File.WriteAllText(Path.Combine(run, file), content);
        Assert.StartsWith($"{Path.Combine(run, file)}: {expected}", Refusal(run));
    }

    [Fact]
    public void ARunWithoutItsEnvironmentIsDamaged()
    {
        using var folder = new TemporaryFolder();
        RunStore.Create(folder.At("run"), SampleRun.Config, SampleRun.Environment);
        File.Delete(folder.At($"run/{RunFiles.Environment}"));
        Assert.StartsWith(folder.At($"run/{RunFiles.Environment}"), Refusal(folder.At("run")));
    }

    [Fact]
    public void AFreshFolderHasTheFirstNumberThatIsFree()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(folder.At("a"), RunStore.FreshFolder(folder.Path, "a"));
        Directory.CreateDirectory(folder.At("a"));
        File.WriteAllText(folder.At("a-2"), "");
        Assert.Equal(folder.At("a-3"), RunStore.FreshFolder(folder.Path, "a"));
    }

    private static string Refusal(string run)
    {
        var message = Assert.Throws<StorageException>(() => RunStore.Read(run)).Message;
        Assert.DoesNotContain('\n', message);
        Assert.EndsWith(".", message);
        return message;
    }
}
