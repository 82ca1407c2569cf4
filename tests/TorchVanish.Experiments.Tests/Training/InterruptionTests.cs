using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Training;

public sealed class InterruptionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Measurements_are_kept_in_complete_files(int jobs)
    {
        var config = SmallExperiments.Named("relu block momentum clip") with { Replicates = 4 };
        using var whole = new TrainedRun(config, jobs);
        using var run = new TrainedRun(config, jobs, snapshots: true, stopAfter: steps => steps >= 60);
        Assert.True(run.WasCancelled);
        Assert.Equal(RunState.Interrupted, run.Record.Status!.State);
        Assert.Equal(RunState.Interrupted, run.Finished!.State);
        // Every row that is there is the row of the whole run, and there are as many as steps were taken.
        Assert.Empty(run.Record.Training.Except(whole.Record.Training));
        Assert.InRange(run.Record.Training.Count, 60, 60 + 2 + (2 * jobs));
        Assert.Equal(run.Record.Training.Count * 4, run.Record.Layers.Count);
        Assert.DoesNotContain(Directory.EnumerateFiles(run.Folder, "*", SearchOption.AllDirectories), file =>
            file.EndsWith(".tmp", StringComparison.Ordinal));
    }
}
