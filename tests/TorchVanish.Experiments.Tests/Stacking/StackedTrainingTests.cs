using TorchVanish.Configuration;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Stacking;

/// <summary>
/// Complete runs in one graph give the same numbers as sequential runs, and the same bytes each time; replicates do not affect each other.
/// </summary>
public sealed class StackedTrainingTests
{
    private const string Diverging = "sigmoid sgd";

    private static readonly string[] Tables = [RunFiles.Training, RunFiles.Layers, RunFiles.Weights];

    public static TheoryData<string> Names => SmallExperiments.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Stacked_and_sequential_runs_agree(string name)
    {
        var config = SmallExperiments.Named(name);
        config = config with { Dtype = Dtype.Float64, Training = config.Training with { Steps = 12 } };
        using var sequential = new TrainedRun(config with { Execution = Execution.Sequential });
        using var stacked = new TrainedRun(config with { Execution = Execution.Stacked });
        Assert.Equal("stacked, 3 replicates in one graph", stacked.Record.Status!.Execution);
        Assert.Equal(
            sequential.Record.Training.Select(row => (row.Replicate, row.Step)),
            stacked.Record.Training.Select(row => (row.Replicate, row.Step)));
        foreach (var (expected, actual) in sequential.Record.Training.Zip(stacked.Record.Training))
            Relative.AtMost(1e-9, Values(actual), Values(expected), $"step {expected.Step} of replicate {expected.Replicate}");
        foreach (var (expected, actual) in sequential.Record.Layers.Zip(stacked.Record.Layers))
        {
            var what = $"{expected.Name} at step {expected.Step} of replicate {expected.Replicate}";
            Relative.AtMost(1e-9, Defined(actual), Defined(expected), what);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Runs_give_the_same_bytes_again_and_for_any_number_of_jobs(string name)
    {
        var config = SmallExperiments.Named(name) with { Execution = Execution.Stacked };
        using var first = new TrainedRun(config);
        using var again = new TrainedRun(config, jobs: 4);
        Assert.All(Tables, table => Assert.Equal(first.Text(table), again.Text(table)));
    }

    [Fact]
    public void A_replicate_that_diverges_does_not_affect_the_others()
    {
        // Linear least squares at the edge of stability: some replicates diverge and some do not.
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
            // The bytes are the same with and without diverging neighbors.
            Assert.Equal(Rows(graph, 0), Rows(stacked, survivor));
        }
    }

    [Fact]
    public void A_model_without_a_stacked_form_trains_sequentially_and_the_plan_gives_the_reason()
    {
        var config = SmallExperiments.Named(Diverging) with { Execution = Execution.Stacked };
        var plan = ExecutionPlan.For(config, () => "PReLU has no stacked form");
        Assert.False(plan.Stacked);
        Assert.Equal("sequential, because PReLU has no stacked form", plan.Description);
        Assert.Equal([[0], [1], [2]], plan.Groups);
    }

    // Columns that are not defined for gated cells are NaN in both.
    private static double[] Defined(LayerRow row) => [.. row.Values.Where(value => !double.IsNaN(value))];

    private static double[] Values(TrainingRow row) =>
        [row.TrainLoss, row.TrainAccuracy, row.ValidationLoss, row.ValidationAccuracy, row.GradientNorm, row.ClippedGradientNorm];

    private static List<string> Rows(TrainedRun run, int replicate) => [.. Tables.SelectMany(table => run.Text(table).Split('\n'))
        .Where(line => line.StartsWith($"{replicate},", StringComparison.Ordinal)).Select(line => line[$"{replicate},".Length..])];
}
