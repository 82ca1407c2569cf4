using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Experiments.Training;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;

namespace TorchVanish.Experiments.Tests.Stacking;

/// <summary>Whole runs in one graph: the same numbers as one at a time, the same bytes each time, and neighbours that do not touch.</summary>
public sealed class StackedTrainingTests
{
    private const string Diverging = "sigmoid sgd";

    private static readonly string[] Tables = [RunFiles.Training, RunFiles.Layers, RunFiles.Weights];

    public static TheoryData<string> Names => SmallExperiments.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Several_steps_with_any_optimizer_and_clipping_agree(string name)
    {
        var config = SmallExperiments.Named(name);
        config = config with { Dtype = Dtype.Float64, Training = config.Training with { Steps = 12 } };
        using var sequential = new TrainedRun(config with { Execution = Execution.Sequential });
        using var stacked = new TrainedRun(config with { Execution = Execution.Stacked });
        Assert.Equal("stacked, 3 replicates in one graph", stacked.Record.Status!.Execution);
        Assert.Equal(sequential.Record.Training.Select(row => (row.Replicate, row.Step)), stacked.Record.Training.Select(row => (row.Replicate, row.Step)));
        foreach (var (expected, actual) in sequential.Record.Training.Zip(stacked.Record.Training))
            Relative.AtMost(1e-9, Values(actual), Values(expected), $"step {expected.Step} of replicate {expected.Replicate}");
        foreach (var (expected, actual) in sequential.Record.Layers.Zip(stacked.Record.Layers))
            Relative.AtMost(1e-9, Defined(actual), Defined(expected), $"{expected.Name} at step {expected.Step} of replicate {expected.Replicate}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_bytes_again_and_for_any_number_of_jobs(string name)
    {
        var config = SmallExperiments.Named(name) with { Execution = Execution.Stacked };
        using var first = new TrainedRun(config);
        using var again = new TrainedRun(config, jobs: 4);
        Assert.All(Tables, table => Assert.Equal(first.Text(table), again.Text(table)));
    }

    [Fact]
    public void A_replicate_that_diverges_leaves_its_neighbours_alone()
    {
        // Linear least squares at the edge of stability: some of these diverge and some do not.
        var config = SmallExperiments.Named(Diverging);
        config = config with
        {
            Model = new MlpConfig { Depth = 1, Width = new LayerWidths(6), Activation = new IdentityConfig() },
            Training = config.Training with { Loss = Loss.SquaredError, LearningRate = 0.65, Steps = 200 },
            Replicates = 8,
        };
        using var sequential = new TrainedRun(config);
        using var stacked = new TrainedRun(config with { Execution = Execution.Stacked });
        var diverged = sequential.Record.Status!.DivergedReplicates.Select(d => d.Replicate).ToList();
        Assert.InRange(diverged.Count, 1, 7);
        Assert.Equal(diverged, stacked.Record.Status!.DivergedReplicates.Select(d => d.Replicate));
        foreach (var survivor in Enumerable.Range(0, 8).Except(diverged))
        {
            using var graph = new TrainedRun(config with { Execution = Execution.Stacked, Seed = config.Seed + survivor, Replicates = 1 });
            // Among diverging neighbours, to the last digit what it is without them.
            Assert.Equal(Rows(graph, 0), Rows(stacked, survivor));
        }
    }

    [Fact]
    public void What_cannot_be_stacked_is_trained_one_at_a_time_and_the_record_says_why()
    {
        var config = SmallExperiments.Named(Diverging) with { Execution = Execution.Stacked };
        var plan = ExecutionPlan.For(config, () => "PReLU has no stacked form");
        Assert.False(plan.Stacked);
        Assert.Equal("sequential, because PReLU has no stacked form", plan.Description);
        Assert.Equal([[0], [1], [2]], plan.Groups);
    }

    // Columns that mean nothing for a cell with gates are NaN in both.
    private static double[] Defined(LayerRow row) => [.. row.Values.Where(value => !double.IsNaN(value))];

    private static double[] Values(TrainingRow row) =>
        [row.TrainLoss, row.TrainAccuracy, row.ValidationLoss, row.ValidationAccuracy, row.GradientNorm, row.ClippedGradientNorm];

    private static List<string> Rows(TrainedRun run, int replicate) => [.. Tables.SelectMany(table => run.Text(table).Split('\n'))
        .Where(line => line.StartsWith($"{replicate},", StringComparison.Ordinal)).Select(line => line[$"{replicate},".Length..])];
}
