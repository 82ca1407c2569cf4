using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>A resumed run ends with the bytes of a run that was never interrupted.</summary>
public sealed class ResumedRunTests
{
    private static readonly string[] Tables = [RunFiles.Training, RunFiles.Layers, RunFiles.Weights, RunFiles.Status];

    [Theory]
    [InlineData("relu block momentum clip", 1)]
    [InlineData("relu block momentum clip", 2)]
    [InlineData("lstm adam", 1)]
    public void The_bytes_are_the_same(string name, int jobs)
    {
        var config = SmallExperiments.Named(name) with { Replicates = 4 };
        using var whole = new TrainedRun(config, jobs);
        var steps = config.Training.Steps * config.Replicates;
        using var cut = new TrainedRun(config, jobs, stopAfter: taken => taken >= steps * 0.6);
        Assert.Equal(RunState.Interrupted, cut.Record.Status!.State);
        Resume(cut, config, jobs);
        Assert.All(Tables, table => Assert.Equal(whole.Text(table), cut.Text(table)));
        Assert.False(Directory.Exists(Path.Combine(cut.Folder, RunFiles.Parts)));
    }

    private static void Resume(TrainedRun run, Configuration.ExperimentConfig config, int jobs) =>
        new SuiteRunner(new RunOptions(jobs, "cpu", DataDirectory: null, Snapshots: false, "test"), new Silent(), TorchProcess.Begin)
            .Run([new RunPlan(config, run.Folder) { Resume = true }], CancellationToken.None);

    private sealed class Silent : ITrainingObserver
    {
        public void Advanced(string experiment, int steps)
        {
        }

        public void Finished(string experiment, RunStatus status)
        {
        }
    }
}
