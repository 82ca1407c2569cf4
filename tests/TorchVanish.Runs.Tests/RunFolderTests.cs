using TorchVanish.Tests.Shared;


namespace TorchVanish.Runs.Tests;

/// <summary>Which folders can be read as a run, and which can become one.</summary>
public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Run => _folder.At("run");

    private void Finished(RunManifest? manifest = null) =>
        RunStore.Create(Run, SampleRun.Config, SampleRun.Environment, manifest).Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_file_cannot_become_a_run()
    {
        File.WriteAllText(Run, "x");
        Assert.StartsWith($"{Run}: is a file", Assert.Throws<StorageException>(() => Finished()).Message);
        Assert.Equal("x", File.ReadAllText(Run));
    }

    [Fact]
    public void A_folder_with_other_files_can_become_one()
    {
        Directory.CreateDirectory(Run);
        File.WriteAllText(Path.Combine(Run, "notes.txt"), "mine");
        Finished();
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Run, "notes.txt")));
        Assert.NotNull(RunStore.Read(Run).Status);
    }

    [Fact]
    public void A_run_of_version_0_1_has_no_manifest_and_is_read()
    {
        Finished();
        Assert.Null(RunStore.Read(Run).Manifest);
    }

    [Fact]
    public void A_run_of_this_format_is_read_and_one_of_a_later_format_is_refused()
    {
        Assert.Equal(1, RunManifest.CurrentFormat);
        Finished(new RunManifest("torchvanish 0", "run", RunSource.Monitor, []));
        Assert.Equal(RunSource.Monitor, RunStore.Read(Run).Manifest!.Source);
        var path = Path.Combine(Run, RunFiles.Manifest);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal));
        var message = Assert.Throws<StorageException>(() => RunStore.Read(Run)).Message;
        Assert.StartsWith($"{path}: ", message);
        Assert.Contains("format 2", message);
    }

    [Theory]
    [InlineData(RunFiles.Training)]
    [InlineData(RunFiles.Layers)]
    [InlineData(RunFiles.Weights)]
    [InlineData(RunFiles.Status)]
    public void A_run_that_was_killed_is_a_short_run(string missing)
    {
        Finished();
        File.Delete(Path.Combine(Run, missing));
        var read = RunStore.Read(Run);
        Assert.Equal(missing == RunFiles.Status, read.Status is null);
        Assert.Equal((0, 0, 0), (read.Training.Count, read.Layers.Count, read.Weights.Count));
    }

    [Fact]
    public void The_folder_is_named_in_what_is_read()
    {
        Finished();
        Assert.Equal(Run, RunStore.Read(Run).Folder);
    }

    [Fact]
    public void The_first_number_of_a_fresh_folder_is_two()
    {
        Directory.CreateDirectory(Run);
        Assert.Equal(_folder.At("run-2"), RunStore.FreshFolder(_folder.Path, "run"));
    }
}
