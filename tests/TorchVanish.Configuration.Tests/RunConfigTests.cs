using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Configuration.Tests;

/// <summary>The config of a run folder: it may be absent, and a damaged one is damage of the folder.</summary>
public sealed class RunConfigTests
{
    [Theory]
    [InlineData("{ \"name\": 3 }", "name is 3")]
    [InlineData("", "is empty")]
    public void A_damaged_config_is_damage_of_the_folder(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<StorageException>(() => RunConfig.Of(Written(folder, text)));
        Assert.StartsWith($"{folder.At($"run/{RunFiles.Config}")}: {expected}", error.Message);
        Assert.IsType<ConfigException>(error.InnerException);
    }

    [Fact]
    public void A_config_reads_back_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var config = new ExperimentConfig { Name = "mine", Replicates = 3 };
        Assert.Equal(config, RunConfig.Of(Written(folder, ConfigWriter.Write(config))));
    }

    [Fact]
    public void A_run_of_a_monitor_has_none()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(RunConfig.Of(Written(folder, text: null)));
    }

    private static RunRecord Written(TemporaryFolder folder, string? text)
    {
        var environment = new RunEnvironment(
            new Dictionary<string, string>(), "cpu", 1, 1, "Linux", "x64", "unknown", "test", DateTimeOffset.UnixEpoch);
        var manifest = new RunManifest("torchvanish 0", "run", RunSource.Monitor, []);
        RunStore.Create(folder.At("run"), text, environment, manifest)
            .Finish(new RunStatus(RunState.Completed, "", "sequential", []), DateTimeOffset.UnixEpoch);
        return RunStore.Read(folder.At("run"));
    }
}
