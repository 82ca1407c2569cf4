using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>A run that diverges is a result: it ends, keeps its rows and says what happened.</summary>
public sealed class DivergenceTests
{
    private const double EdgeOfStability = 0.65;

    private static readonly ExperimentConfig Base = SmallExperiments.Named("sigmoid sgd") with { Replicates = 8 };

    [Fact]
    public void Only_the_replicates_that_diverge_end_early()
    {
        // Linear least squares at the edge of stability: which side a replicate is on depends on its data and its weights.
        var config = Base with
        {
            Model = new MlpConfig { Depth = 1, Width = new LayerWidths(6), Activation = new IdentityConfig() },
            Training = Base.Training with { Loss = Loss.SquaredError, LearningRate = EdgeOfStability, Steps = 200 },
        };
        using var run = new TrainedRun(config, jobs: 2);
        var diverged = run.Record.Status!.DivergedReplicates;
        Assert.Equal(RunState.Diverged, run.Record.Status.State);
        Assert.InRange(diverged.Count, 1, config.Replicates - 1);
        foreach (var replicate in Enumerable.Range(0, config.Replicates))
        {
            var rows = run.Record.Training.Where(row => row.Replicate == replicate).ToList();
            var end = diverged.SingleOrDefault(d => d.Replicate == replicate)?.Step;
            Assert.Equal(Enumerable.Range(0, (end ?? config.Training.Steps) + 1), rows.Select(row => row.Step));
            Assert.Equal(end is null, rows.All(row => double.IsFinite(row.TrainLoss) && double.IsFinite(row.GradientNorm)));
        }
    }

    /// <param name="rate">So large that the first update throws the network out.</param>
    /// <param name="weightStd">So large that the first forward pass overflows.</param>
    [Theory]
    [InlineData(1e9, 1.0)]
    [InlineData(0.1, 1e6)]
    public void Values_that_are_not_finite_are_spelled_out_in_the_tables(double rate, double weightStd)
    {
        var config = Base with
        {
            Model = new MlpConfig
            {
                Depth = 10,
                Width = new LayerWidths(6),
                Activation = new ReluConfig(),
                Initialization = new NormalConfig { WeightStd = weightStd },
            },
            Training = Base.Training with { LearningRate = rate },
            Replicates = 2,
        };
        using var run = new TrainedRun(config);
        Assert.False(run.WasCancelled);
        Assert.Equal(RunState.Diverged, run.Record.Status!.State);
        Assert.Equal(RunState.Diverged, run.Finished!.State);
        Assert.Equal([0, 1], run.Record.Status.DivergedReplicates.Select(d => d.Replicate));
        var cells = (run.Text(RunFiles.Training) + run.Text(RunFiles.Layers)).Split([',', '\n']);
        Assert.Contains(cells, cell => cell is "NaN" or "Infinity" or "-Infinity");
        Assert.DoesNotContain(cells, cell =>
            cell.Contains("nan", StringComparison.Ordinal) || cell.Contains('∞', StringComparison.Ordinal));
        var last = run.Record.Layers.Where(row => row.Replicate == 0).GroupBy(row => row.Step).Last();
        Assert.True(last.Sum(row => row[Quantity.NonfiniteCount]) > 0);
        // Nothing is recorded after the step that diverged.
        Assert.All(run.Record.Status.DivergedReplicates, d =>
            Assert.Equal(d.Step, run.Record.Training.Where(row => row.Replicate == d.Replicate).Max(row => row.Step)));
        Assert.All(run.Record.Layers, row =>
            Assert.True(row.Step <= run.Record.Status.DivergedReplicates.Single(d => d.Replicate == row.Replicate).Step));
    }
}
