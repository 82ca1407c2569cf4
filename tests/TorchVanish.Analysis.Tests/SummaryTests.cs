using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests;

public sealed class SummaryTests
{
    private static RunSummary Of(MadeUpRun run) => RunSummary.Of(MeasuredRun.From([run.Build()])[0]);

    [Fact]
    public void The_ratio_is_first_hidden_over_last_hidden_layer_at_the_start()
    {
        var summary = Of(new MadeUpRun
        {
            Depth = 4,
            Twist = (_, step, layer, quantity, value) =>
            quantity == Quantity.PreactivationGradientNorm && step == 0 ? Math.Pow(10, layer) : value
        });
        Assert.Equal(1e-3, summary.Signal.Ratio.Estimate, 12);
    }

    [Fact]
    public void A_vanishing_run_is_told_so()
    {
        var words = RunStory.Paragraph(Of(new MadeUpRun { Factor = 0.25 }));
        Assert.Contains("it vanishes", words, StringComparison.Ordinal);
        Assert.Contains("a guess (one in 3) gets 33.3%", words, StringComparison.Ordinal);
        Assert.Contains("so there is no evidence that the network does better", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_healthy_run_is_told_so()
    {
        var words = RunStory.Short(Of(new MadeUpRun { Factor = 0.98, Accuracy = 0.95 }));
        Assert.Equal("Learns. δ keeps its size.", words);
    }

    [Fact]
    public void Divergence_comes_first_and_a_diverged_replicate_has_no_accuracy()
    {
        var summary = Of(new MadeUpRun { LastDiverges = true, Accuracy = 0.9 });
        Assert.StartsWith("1 of 4 replicates diverged, at step", RunStory.Paragraphs(summary)[0], StringComparison.Ordinal);
        Assert.Contains("the forward pass broke first, in hidden1 (layer 1)", RunStory.Paragraphs(summary)[0],
            StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, summary.Learning.Accuracy.Replicates);
        Assert.Equal(3, summary.Moves.First!.Change.Replicates);
        Assert.Contains("(over 3 of 4 replicates)", RunStory.Paragraph(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void One_hidden_layer_has_no_ratio_and_empty_tables_have_words()
    {
        Assert.False(Of(new MadeUpRun { Depth = 1 }).Signal.IsKnown);
        var empty = new MadeUpRun().Build() with { Training = [], Layers = [], Weights = [], Status = null };
        Assert.Contains("Nothing was measured", RunStory.Paragraph(RunSummary.Of(MeasuredRun.From([empty])[0])), StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_are_told_by_path()
    {
        var config = new ExperimentConfig
        {
            Name = "other",
            Training = new TrainingConfig { LearningRate = 0.5 },
            Model = new MlpConfig { Activation = new EluConfig() }
        };
        Assert.Equal(
            [("model.activation.kind", "elu", "sigmoid"), ("model.activation.alpha", "1", null), ("training.learning_rate", "0.5", "0.1")],
            ConfigLeaves.Differences(config));
        Assert.Equal(["training.steps"], ConfigLeaves.Varying([config, config with { Training = config.Training with { Steps = 7 } }])
            .Select(row => row.Path));
    }
}
