using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Views;
using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Summary;

/// <summary>What medians over replicates at two moments hide.</summary>
public sealed class EventTests
{
    [Fact]
    public void The_end_is_the_row_after_the_last_update()
    {
        var run = new MadeUpRun
        {
            Steps = 1,
            Twist = (_, step, _, quantity, value) =>
            quantity == Quantity.WeightChange ? step == 1 ? 0.002 : 0 : value
        };
        Assert.Contains("By step 1, the first hidden layer's weights have moved by 0.2%", RunStory.Paragraph(Of(run)),
            StringComparison.Ordinal);
        Assert.Contains("have moved by 0.2%", WeightChangeView.Of(Measured(run.Build())).Headline, StringComparison.Ordinal);
        Assert.DoesNotContain("do not move", WeightsView.Of(Measured(run.Build())).Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_row_after_an_update_no_weight_is_said_to_have_stayed()
    {
        var run = new MadeUpRun { Steps = 1 }.Build();
        var first = run with
        {
            Layers = [.. run.Layers.Where(row => row.Step == 0)],
            Weights = [.. run.Weights.Where(row => row.Step == 0)]
        };
        Assert.Contains("No layer was measured after an update", RunStory.Paragraph(RunSummary.Of(Measured(first)[0])),
            StringComparison.Ordinal);
        Assert.Equal("No layer was measured after an update", WeightChangeView.Of(Measured(first)).Headline);
        Assert.Equal("No weight was recorded after an update", WeightsView.Of(Measured(first)).Headline);
    }

    [Fact]
    public void A_loss_that_rises_far_above_both_ends_is_reported_with_its_step()
    {
        var run = new MadeUpRun { Steps = 20, Points = 20, TwistTraining = row => row.Step == 1 ? row with { TrainLoss = 1e7 } : row };
        Assert.Contains("During training, the loss rose to 1.0·10⁷ (step 1), at least 10 times its value at both ends, in all 4 "
            + "replicates", RunStory.Paragraph(Of(run)), StringComparison.Ordinal);
        Assert.Null(Of(new MadeUpRun()).Events.Peak);
    }

    [Fact]
    public void The_share_of_clipped_steps_is_counted_over_recorded_rows()
    {
        var run = new MadeUpRun
        {
            Clipping = new NormClippingConfig(),
            TwistTraining = row => row.Replicate == 0 && row.Step < 500 ? row with { GradientNorm = 5, ClippedGradientNorm = 1 } : row,
        };
        var clipped = Of(run).Events.Clipped!;
        Assert.Equal(0.25, clipped.Clipped / (double)clipped.Recorded, 12);
        Assert.Contains("Clipping made the gradient smaller at 25% of the", RunStory.Paragraph(Of(run)), StringComparison.Ordinal);
        Assert.Null(Of(new MadeUpRun()).Events.Clipped);
    }

    [Theory]
    [InlineData(0, "dead at initialization, before any update")]
    [InlineData(40, "dead by step ")]
    public void Dead_units_have_the_step_at_which_they_died(int from, string words)
    {
        var run = new MadeUpRun
        {
            Twist = (_, step, layer, quantity, value) =>
            quantity == Quantity.DeadFraction ? layer == 3 && step >= from ? 0.6 : 0 : value
        };
        var death = run.Build().Layers.Select(row => row.Step).First(step => step >= from);
        Assert.Equal(new Deaths(death, death), Of(run).Units.Deaths);
        Assert.Contains("60% of a layer's units are dead (layer 3)", RunStory.Paragraph(Of(run)), StringComparison.Ordinal);
        Assert.Contains(words, RunStory.Paragraph(Of(run)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replicate_far_from_the_others_is_named()
    {
        var run = new MadeUpRun { Replicates = 8, TwistTraining = row => row.Replicate == 3 ? row with { TrainLoss = 40 } : row };
        Assert.Equal(3, Assert.Single(Of(run).Events.Outliers).Replicate);
        Assert.Contains("replicate 3 (40.0)", RunStory.Paragraph(Of(run)), StringComparison.Ordinal);
        Assert.Empty(Of(new MadeUpRun { Replicates = 8 }).Events.Outliers);
    }

    [Fact]
    public void Units_of_a_ReLU_are_off_and_not_saturated()
    {
        MadeUpRun Saturated(ActivationConfig activation) =>
            new()
            {
                Activation = activation,
                Twist = (_, _, layer, quantity, value) =>
                quantity == Quantity.SaturatedFraction && layer <= 10 ? 0.51 : value
            };
        Assert.DoesNotContain("saturated", RunStory.Paragraph(Of(Saturated(new ReluConfig()))), StringComparison.Ordinal);
        Assert.DoesNotContain("saturated", ActivationsView.Of(Measured(Saturated(new LeakyReluConfig()).Build())).Headline,
            StringComparison.Ordinal);
        Assert.Contains("51% of a layer's entries are saturated", RunStory.Paragraph(Of(Saturated(new TanhConfig()))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_replicate_counts_with_its_last_values()
    {
        var usual = new MadeUpRun { Accuracy = 0.9 }.Build();
        var stop = usual.Layers.Select(row => row.Step).Distinct().Order().ElementAt(12);
        bool Kept(int replicate, int step) => replicate != 3 || step <= stop;
        var stopped = usual with
        {
            Training = [.. usual.Training.Where(row => Kept(row.Replicate, row.Step))],
            Layers = [.. usual.Layers.Where(row => Kept(row.Replicate, row.Step))],
            Status = usual.Status! with { StoppedReplicates = [new StoppedReplicate(3, stop, 0.9)] },
        };
        var summary = RunSummary.Of(Measured(stopped)[0]);
        Assert.Equal(4, summary.Learning.Accuracy.Replicates);
        Assert.Equal(4, summary.Moves.First!.Change.Replicates);
        Assert.Contains("1 replicate met the stop criterion earlier and counts with its last values", RunStory.Paragraph(summary),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_pass_and_the_layer_that_broke_first_are_named()
    {
        var usual = new MadeUpRun
        {
            Depth = 4,
            Twist = (replicate, step, layer, quantity, value) => (replicate, step) switch
        {
            (0, 500) when quantity == Quantity.NonfiniteGradientCount => layer <= 3 ? 5 : 0,
            (1, 500) when quantity == Quantity.NonfiniteActivationCount => layer >= 2 ? 5 : 0,
            _ => value,
        }
        }.Build();
        var run = usual with
        {
            Status = usual.Status! with
            {
                State = RunState.Diverged,
                DivergedReplicates = [new(0, 500, "the gradient is NaN"), new(1, 500, "the loss is NaN")]
            }
        };
        var divergence = RunSummary.Of(Measured(run)[0]).Divergence;
        Assert.Equal([(BrokenPass.Backward, 3), (BrokenPass.Forward, 2)], divergence.Breakdowns.Select(broken =>
            (broken.Pass, broken.Layer!.Value)));
        var words = RunStory.Facts(RunSummary.Of(Measured(run)[0]))[2];
        Assert.StartsWith("2 of 4 replicates diverged, at step 500.", words, StringComparison.Ordinal);
        Assert.Contains("the backward pass broke first, in hidden3 (layer 3)", words, StringComparison.Ordinal);
        Assert.Contains("the forward pass broke first, in hidden2 (layer 2)", words, StringComparison.Ordinal);
    }

    private static RunSummary Of(MadeUpRun run) => RunSummary.Of(Measured(run.Build())[0]);

    private static IReadOnlyList<MeasuredRun> Measured(RunRecord run) => MeasuredRun.From([run]);
}
