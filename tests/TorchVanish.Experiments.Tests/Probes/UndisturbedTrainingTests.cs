using TorchVanish.Configuration;
using TorchVanish.Experiments.Tests.Activations;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Probes;

/// <summary>Training is bit for bit the same however often it is looked at.</summary>
public sealed class UndisturbedTrainingTests
{
    // Only the first and the last step, which are always sampled.
    private static readonly ProbesConfig Hardly = new() { Schedule = ProbeSchedule.Stride, Stride = 1_000_000 };

    public static TheoryData<string> Names => SmallExperiments.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Schedules_agree_on_every_number_that_they_share(string name)
    {
        var config = SmallExperiments.Named(name) with { Replicates = 1 };
        using var every = new TrainedRun(config);
        foreach (var probes in new[] { new ProbesConfig(), new ProbesConfig { Points = 5 },
            new ProbesConfig { Schedule = ProbeSchedule.Stride, Stride = 7 }, Hardly })
        {
            using var other = new TrainedRun(config with { Probes = probes });
            var steps = probes.SampledSteps(config.Training.Steps);
            Assert.Equal(steps, other.Record.Training.Select(row => row.Step));
            // Records compare by value, to the last bit of every number.
            Assert.Equal(every.Record.Training.Where(row => other.Record.Training.Any(r => r.Step == row.Step)), other.Record.Training);
            Assert.Equal(every.Record.Timesteps.Where(row => steps.Contains(row.Step)), other.Record.Timesteps);
            Assert.Equal(every.Record.Weights.Where(row => steps.Contains(row.Step)), other.Record.Weights);
            Assert.Equal(
                every.Record.Layers.Where(row => steps.Contains(row.Step)).SelectMany(row => row.Values),
                other.Record.Layers.SelectMany(row => row.Values));
        }
    }

    /// <summary>Sizes at which the passes of a stack measure on their way, or keep tensors for the Jacobians, or do neither.</summary>
    [Theory]
    [InlineData("sigmoid")]
    [InlineData("relu")]
    [InlineData("elu")]
    public void A_stack_in_whole_tiles_too(string activation)
    {
        var config = SmallExperiments.Named("sigmoid sgd");
        config = config with
        {
            Model = new MlpConfig { Depth = 3, Width = new LayerWidths(32), Activation = ActivationVariants.Named(activation) },
            Training = config.Training with { BatchSize = 32 },
            Execution = Execution.Stacked,
        };
        using var every = new TrainedRun(config);
        foreach (var probes in new[] { Hardly, new ProbesConfig { Jacobians = true },
            new ProbesConfig { Schedule = ProbeSchedule.Every, Jacobians = true } })
        {
            using var other = new TrainedRun(config with { Probes = probes });
            var rows = other.Record.Training.Select(row => (row.Replicate, row.Step)).ToHashSet();
            Assert.Equal(every.Record.Training.Where(row => rows.Contains((row.Replicate, row.Step))), other.Record.Training);
            Assert.Equal(
                every.Record.Layers.Where(row => rows.Contains((row.Replicate, row.Step))).SelectMany(row => row.Values)
                    .Take(other.Record.Layers.Count * Quantities.All.Count),
                other.Record.Layers.SelectMany(row => row.Values));
        }
    }

    /// <summary>The same of stacks whose whole sequence is one function, in batches of whole tiles and others.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(32)]
    public void A_recurrent_stack_too(int batch)
    {
        var config = SmallExperiments.Named("rnn clip");
        config = config with { Training = config.Training with { BatchSize = batch }, Execution = Execution.Stacked };
        using var every = new TrainedRun(config);
        using var hardly = new TrainedRun(config with { Probes = Hardly });
        var steps = hardly.Record.Training.Select(row => row.Step).ToHashSet();
        Assert.Equal(every.Record.Training.Where(row => steps.Contains(row.Step)), hardly.Record.Training);
        Assert.Equal(every.Record.Timesteps.Where(row => steps.Contains(row.Step)), hardly.Record.Timesteps);
        Assert.NotEmpty(hardly.Record.Timesteps);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Final_parameters_are_the_same_bits(string name)
    {
        var config = SmallExperiments.Named(name);
        Assert.Equal(Trained(config), Trained(config with { Probes = Hardly }));

        static IEnumerable<double> Trained(ExperimentConfig config) =>
            GivenNetwork.Train(config, TorchVanish.Experiments.Data.DataSources.For(config.Data, null).Draw(config.Seed), _ =>
                null).Parameters.SelectMany(p => p.Value);
    }
}
