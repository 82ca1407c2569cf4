using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Measured;

public sealed class EpochScaleTests
{
    /// <summary>Of 1000 samples, 250 are for validation: 750 / 50 = 15 steps are an epoch.</summary>
    [Fact]
    public void An_epoch_is_every_training_sample_once()
    {
        var scale = Of(new ExperimentConfig
        {
            Data = new SpiralsConfig { Samples = 1000, ValidationFraction = 0.25 },
            Training = new TrainingConfig { BatchSize = 50 },
        });
        Assert.Equal("epoch", scale.Unit);
        Assert.Equal(0, scale.At(0));
        Assert.Equal(1, scale.At(15), 12);
        Assert.Equal(2.5, scale.At(37) + (0.5 / 15), 12);
    }

    [Fact]
    public void Two_samples_are_one_for_training_and_one_for_validation()
    {
        var scale = Of(
            new ExperimentConfig { Data = new SpiralsConfig { Samples = 2 }, Training = new TrainingConfig { BatchSize = 1 } });
        Assert.Equal(new EpochScale("epoch", 1), scale);
    }

    [Fact]
    public void A_table_of_unknown_length_counts_in_steps()
    {
        var scale = Of(new ExperimentConfig { Data = new CsvConfig { Path = "table.csv" } });
        Assert.Equal("step", scale.Unit);
        Assert.Equal([0, 7], new[] { 0, 7 }.Select(scale.At));
    }

    [Fact]
    public void Run_json_says_how_long_an_epoch_is()
    {
        var record = Rows.Record("run") with { Manifest = new("torchvanish 0", "run", RunSource.Monitor, []) { StepsPerEpoch = 4 } };
        Assert.Equal(new EpochScale("epoch", 0.25), EpochScale.Of(MeasuredRun.From([record])[0]));
        Assert.Equal("step", EpochScale.Of(MeasuredRun.From([record with { Manifest = null, ConfigText = null }])[0]).Unit);
    }

    private static EpochScale Of(ExperimentConfig config) => EpochScale.Of(MeasuredRun.From([Rows.Record("run").With(config)])[0]);
}
