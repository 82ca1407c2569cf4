using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>The rows at step N measure the network after the last of N updates, and update nothing.</summary>
public sealed class LastRowTests
{
    private const int Steps = 7;

    public static TheoryData<string, Execution> Cases
    {
        get
        {
            var data = new TheoryData<string, Execution>();
            foreach (var name in SmallExperiments.Names)
            {
                data.Add(name, Execution.Sequential);
                data.Add(name, Execution.Stacked);
            }
            return data;
        }
    }

    public static TheoryData<string> Names => SmallExperiments.Names;

    /// <summary>A longer run has the same rows, except for its update at step N.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void They_are_those_of_a_longer_run_without_its_update(string name, Execution execution)
    {
        using var run = new TrainedRun(Of(name, Steps) with { Execution = execution });
        using var longer = new TrainedRun(Of(name, Steps + 2) with { Execution = execution });
        Assert.Equal(RunConfig.Of(run.Record)!.Replicates * (Steps + 1), run.Record.Training.Count);
        Assert.Equal(longer.Record.Training.Where(row => row.Step <= Steps), run.Record.Training);
        Assert.Equal(longer.Record.Weights.Where(row => row.Step <= Steps), run.Record.Weights);
        Assert.Equal(longer.Record.Timesteps.Where(row => row.Step <= Steps), run.Record.Timesteps);
        var expected = longer.Record.Layers.Where(row => row.Step <= Steps).ToList();
        Assert.Equal(expected.Count, run.Record.Layers.Count);
        foreach (var (e, row) in expected.Zip(run.Record.Layers))
        {
            Assert.Equal((e.Replicate, e.Step, e.Layer), (row.Replicate, row.Step, row.Layer));
            var undefined = row.Step == Steps ? (int)Quantity.UpdateRatio : -1;
            Assert.Equal(e.Values.Select((value, i) => i == undefined ? double.NaN : value), row.Values);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void They_are_of_the_parameters_that_training_leaves(string name)
    {
        var config = Of(name, Steps);
        var trained = GivenNetwork.Train(config, DataSources.For(config.Data, null).Draw(config.Seed), _ => null);
        var watched = trained.Run.Weights.Where(row => row.Step == Steps).ToList();
        var last = trained.Run.Layers.Where(row => row.Step == Steps).ToList();
        Assert.Equal(last.Select(row => row.Layer), watched.Select(row => row.Layer).Distinct());
        // W of a recurrent layer is two parameters beside each other; the output layer's is one.
        foreach (var row in last.Where(row => trained.Parameters.ContainsKey($"{row.Name}.weight")))
        {
            var weight = trained.Parameters[$"{row.Name}.weight"];
            Assert.All(watched.Where(w => w.Layer == row.Layer), w => Assert.Equal(weight[w.Index], w.Value));
            Close.Assert(Math.Sqrt(weight.Sum(w => w * w)), row[Quantity.WeightNorm], "weight_norm", 1e-12);
        }
    }

    [Fact]
    public void A_single_step_has_a_row_before_and_one_after()
    {
        using var run = new TrainedRun(Of("sigmoid sgd", steps: 1) with { Probes = new ProbesConfig() });
        foreach (var layer in run.Record.Layers.Where(row => row.Replicate == 0).GroupBy(row => row.Layer))
        {
            Assert.Equal([0, 1], layer.Select(row => row.Step));
            Assert.Equal(0, layer.First()[Quantity.WeightChange]);
            // The only update is the whole change.
            Close.Assert(layer.First()[Quantity.UpdateRatio], layer.Last()[Quantity.WeightChange], "weight_change", 1e-12);
        }
    }

    [Theory]
    [InlineData(Execution.Sequential)]
    [InlineData(Execution.Stacked)]
    public void A_replicate_may_diverge_there(Execution execution)
    {
        var config = Of("sigmoid sgd", steps: 30) with { Execution = execution };
        config = config with
        {
            Model = new MlpConfig { Depth = 1, Width = new LayerWidths(6), Activation = new IdentityConfig() },
            Training = config.Training with { Loss = Loss.SquaredError, LearningRate = 1e6 },
        };
        using var whole = new TrainedRun(config);
        var first = whole.Record.Status!.DivergedReplicates.MinBy(d => d.Step)!;
        using var run = new TrainedRun(config with { Training = config.Training with { Steps = first.Step } });
        Assert.Equal(RunState.Diverged, run.Record.Status!.State);
        Assert.Contains(first, run.Record.Status.DivergedReplicates);
        Assert.Equal(2, run.Record.Layers.Count(row => row.Replicate == first.Replicate && row.Step == first.Step));
    }

    private static ExperimentConfig Of(string name, int steps)
    {
        var config = SmallExperiments.Named(name);
        return config with { Training = config.Training with { Steps = steps } };
    }
}
