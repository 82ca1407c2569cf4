using TorchVanish.Configuration;
using TorchVanish.Experiments.Tests.Data;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>A batch that is larger than a table is the whole table, as in Keras, and the run says so.</summary>
public sealed class LargeBatchTests
{
    [Fact]
    public void A_batch_of_more_rows_than_a_table_has_is_all_of_them()
    {
        using var folder = new TemporaryFolder();
        var config = new ExperimentConfig
        {
            Data = Tables.Config(folder, "x,label\n1,a\n2,b\n3,a\n4,b\n") with { ValidationFraction = 0.25 },
            Model = new MlpConfig { Depth = 2, Width = new LayerWidths(4) },
            Training = new TrainingConfig { BatchSize = 50, Steps = 3 },
            Replicates = 2,
        };
        using var large = new TrainedRun(config);
        using var exact = new TrainedRun(config with { Training = config.Training with { BatchSize = 3 } });
        Assert.Equal(exact.Text(Runs.RunFiles.Training), large.Text(Runs.RunFiles.Training));
        Assert.Contains("training.batch_size is 50 while 3 samples are left for training", Assert.Single(
            large.Record.Manifest!.Notes, note => note.Contains("batch_size", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
