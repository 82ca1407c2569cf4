using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>training.stop: a replicate that is good enough ends, and nothing else changes.</summary>
public sealed class StopTests
{
    private static readonly ExperimentConfig Endless = SmallExperiments.Named("sigmoid sgd") with
    {
        Model = new MlpConfig { Depth = 1, Width = new LayerWidths(6), Activation = new TanhConfig() },
        Data = new BlobsConfig { Samples = 80, Classes = 3, Features = 4, Std = 6 },
        Replicates = 6,
    };

    private static readonly ExperimentConfig Stopping = Endless with
    {
        Training = Endless.Training with { Stop = new AccuracyStopConfig { ValidationAccuracy = 0.75 } },
        Probes = new ProbesConfig { Schedule = ProbeSchedule.Stride, Stride = 2 },
    };

    [Theory]
    [InlineData(Execution.Sequential)]
    [InlineData(Execution.Stacked)]
    public void A_replicate_ends_at_the_first_sampled_step_at_which_it_is_good_enough(Execution execution)
    {
        using var endless = new TrainedRun(Endless with { Execution = execution });
        using var run = new TrainedRun(Stopping with { Execution = execution });
        var stopped = run.Record.Status!.StoppedReplicates;
        Assert.Equal(RunState.Completed, run.Record.Status.State);
        Assert.InRange(stopped.Count, 1, 5);
        Assert.Contains($"{stopped.Count} of 6 replicates were stopped by training.stop", run.Record.Status.Message);
        for (var r = 0; r < 6; r++)
        {
            var rows = run.Record.Training.Where(row => row.Replicate == r).ToList();
            var end = stopped.SingleOrDefault(s => s.Replicate == r);
            Assert.Equal(end?.Step ?? 40, rows[^1].Step);
            Assert.All(rows.Where(row => row.Step < rows[^1].Step), row => Assert.True(row.ValidationAccuracy < 0.749));
            if (end is not null)
                Assert.True(rows[^1].ValidationAccuracy >= 0.749);
            // To the last bit what it was without the rule, and the rows of its last step are all there.
            Assert.Equal(endless.Record.Training.Where(row => row.Replicate == r && rows.Any(mine => mine.Step == row.Step)), rows);
            Assert.Equal(2, run.Record.Layers.Count(row => row.Replicate == r && row.Step == rows[^1].Step));
            Assert.All(run.Record.Layers.Where(row => row.Replicate == r), row => Assert.True(row.Step <= rows[^1].Step));
        }
    }

    [Fact]
    public void Stacked_and_sequential_stop_alike()
    {
        using var sequential = new TrainedRun(Stopping with { Dtype = Dtype.Float64 });
        using var stacked = new TrainedRun(Stopping with { Dtype = Dtype.Float64, Execution = Execution.Stacked });
        Assert.Equal(sequential.Record.Status!.StoppedReplicates, stacked.Record.Status!.StoppedReplicates);
    }

    /// <summary>
    /// Every replicate is good enough at the start, so the run ends there; its progress adds up to all steps all the same.
    /// </summary>
    [Theory]
    [InlineData(Execution.Sequential)]
    [InlineData(Execution.Stacked)]
    public void A_group_in_which_all_have_ended_ends(Execution execution)
    {
        var config = Stopping with
        {
            Execution = execution,
            Training = Stopping.Training with
            {
                Steps = 100_000_000,
                Stop = new AccuracyStopConfig { ValidationAccuracy = 0 }
            }
        };
        config = config with { Probes = new ProbesConfig { Points = 2 } };
        var advanced = 0L;
        using var run = new TrainedRun(config, advanced: steps => advanced += steps);
        Assert.Equal(6, run.Record.Status!.StoppedReplicates.Count);
        Assert.All(run.Record.Training, row => Assert.Equal(0, row.Step));
        Assert.Equal(6 * 100_000_000L, advanced);
    }

    [Fact]
    public void A_run_without_a_rule_stops_nobody()
    {
        using var run = new TrainedRun(Endless with { Replicates = 1 });
        Assert.Empty(run.Record.Status!.StoppedReplicates);
    }
}
