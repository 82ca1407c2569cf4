using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Views;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Summary;

/// <summary>Whether a network learns is judged against the answer that looks at no input.</summary>
public sealed class LearningTests
{
    [Fact]
    public void A_network_that_always_names_the_largest_class_is_warned_about()
    {
        var summary = Of(new MadeUpRun
        {
            Manifest = MadeUpManifest.Unequal,
            TwistTraining = row =>
            row with { ValidationAccuracy = 0.95 }
        });
        var words = RunStory.Paragraph(summary);
        Assert.Equal(LearningVerdict.NoBetter, summary.Learning.Verdict);
        Assert.Contains("always predicting the largest class gets 95%", words, StringComparison.Ordinal);
        Assert.Contains("the network probably predicts the largest class for every input", words, StringComparison.Ordinal);
        Assert.Contains("No better than always predicting the largest class (95%)", RunStory.Short(summary), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Dead_replicates_of_an_unequal_table_do_not_learn(int replicates)
    {
        var dead = new MadeUpRun
        {
            Replicates = replicates,
            Manifest = MadeUpManifest.Unequal,
            TwistTraining = row =>
            row with { ValidationAccuracy = 0.944 }
        };
        Assert.DoesNotContain("Learns.", RunStory.Short(Of(dead)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.99, LearningVerdict.Learns)]
    [InlineData(0.953, LearningVerdict.Little)]
    [InlineData(0.95, LearningVerdict.NoBetter)]
    [InlineData(0.80, LearningVerdict.Worse)]
    public void The_whole_interval_has_to_clear_the_trivial_answer(double accuracy, LearningVerdict verdict)
    {
        var run = new MadeUpRun
        {
            Manifest = MadeUpManifest.Unequal,
            TwistTraining = row =>
            row with { ValidationAccuracy = accuracy + (0.0005 * (row.Replicate % 2)) }
        };
        Assert.Equal(verdict, Of(run).Learning.Verdict);
    }

    [Fact]
    public void Two_replicates_have_an_accuracy_without_an_interval()
    {
        var words = RunStory.Paragraph(Of(new MadeUpRun { Replicates = 2, Accuracy = 0.9 }));
        Assert.DoesNotMatch(@"Validation accuracy ended at [0-9.]+% \[", words);
    }

    [Fact]
    public void A_regression_is_judged_by_the_variance_that_it_explains()
    {
        var run = new MadeUpRun
        {
            Manifest = MadeUpManifest.Regression,
            TwistTraining = row =>
            row with { ValidationLoss = 0.5, TrainAccuracy = double.NaN, ValidationAccuracy = double.NaN }
        };
        var summary = Of(run);
        Assert.Equal(0.75, summary.Learning.Explained.Estimate, 12);
        Assert.Equal(LearningVerdict.Learns, summary.Learning.Verdict);
        Assert.Contains("explains 75%", RunStory.Facts(summary)[0], StringComparison.Ordinal);
        var mean = run with { TwistTraining = row => row with { ValidationLoss = 2, ValidationAccuracy = double.NaN } };
        Assert.Equal(LearningVerdict.NoBetter, Of(mean).Learning.Verdict);
    }

    /// <summary>Adding has an accuracy too, the share of answers within 0.04, which says little.</summary>
    [Fact]
    public void A_regression_with_an_accuracy_is_judged_by_its_loss_all_the_same()
    {
        var manifest = MadeUpManifest.Regression with { TrivialAccuracy = 0.08 };
        var summary = Of(new MadeUpRun
        {
            Manifest = manifest,
            TwistTraining = row =>
            row with { ValidationLoss = 0.5, ValidationAccuracy = 0.2 }
        });
        Assert.False(summary.Learning.Accuracy.IsKnown);
        Assert.Contains("explains 75%", RunStory.Facts(summary)[0], StringComparison.Ordinal);
        Assert.DoesNotContain("accuracy", RunStory.Paragraph(summary), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A rare class that is only in the training split leaves one class to validate.</summary>
    [Fact]
    public void A_validation_split_of_one_class_cannot_show_that_the_network_learns()
    {
        var manifest = MadeUpManifest.Unequal with { TrivialAccuracy = 1 };
        var summary = Of(new MadeUpRun { Manifest = manifest, TwistTraining = row => row with { ValidationAccuracy = 1 } });
        Assert.Equal(LearningVerdict.NothingToGain, summary.Learning.Verdict);
        Assert.Contains("cannot show whether the network learns", RunStory.Paragraph(summary), StringComparison.Ordinal);
    }

    /// <summary>Two of 191 classes' worth of accuracy may be anybody's.</summary>
    [Fact]
    public void Of_many_small_classes_an_equal_accuracy_does_not_tell_which_is_named()
    {
        var manifest = MadeUpManifest.Unequal with { TrivialAccuracy = 0.01 };
        var summary = Of(new MadeUpRun { Manifest = manifest, TwistTraining = row => row with { ValidationAccuracy = 0.01 } });
        Assert.Equal(LearningVerdict.NoBetter, summary.Learning.Verdict);
        Assert.DoesNotContain("predicts the largest class for every", RunStory.Paragraph(summary), StringComparison.Ordinal);
    }

    /// <summary>The level of each split is another one: 0.5 is all of the gain for one replicate and none of it for another.</summary>
    [Fact]
    public void Replicates_are_grouped_by_the_level_of_their_own_split()
    {
        var manifest = MadeUpManifest.Unequal with
        {
            TrivialAccuracy = 0.5,
            TrivialAccuracies = [.. Enumerable.Range(0, 8).Select(replicate => replicate < 4 ? 0.4 : 0.6)]
        };
        var run = new MadeUpRun
        {
            Replicates = 8,
            Manifest = manifest,
            TwistTraining = row =>
            row with { ValidationAccuracy = row.Replicate < 4 ? 0.4 : 0.6 }
        };
        var summary = Of(run);
        Assert.All(summary.Learning.Gains, replicate => Assert.Equal(0, replicate.Gain, 12));
        Assert.True(summary.Learning.SameAsTrivial);
        Assert.Null(summary.Events.Groups);
    }

    [Fact]
    public void There_is_no_accuracy_where_the_loss_is_not_a_number() =>
        Assert.False(Of(new MadeUpRun { TwistTraining = row => row with { ValidationLoss = double.NaN } }).Learning.Accuracy.IsKnown);

    [Fact]
    public void Replicates_that_stay_and_replicates_that_learn_are_two_groups()
    {
        var run = new MadeUpRun
        {
            Replicates = 32,
            TwistTraining = row =>
            row with { ValidationAccuracy = row.Replicate < 24 ? 0.33 : 0.95 }
        };
        var words = RunStory.Paragraph(Of(run));
        // Clopper and Pearson, 24 of 32.
        Assert.Contains("24 of 32 (75% [56.6%,\u00A088.5%]) stay at the level of the trivial answer, and the others reach 95%", words,
            StringComparison.Ordinal);
        Assert.Contains("24 of 32 replicates (75% [56.6%,\u00A088.5%]) stay at the trivial answer.", RunStory.Short(Of(run)),
            StringComparison.Ordinal);
        Assert.Null(Of(new MadeUpRun { Replicates = 32, Accuracy = 0.9 }).Events.Groups);
    }

    [Fact]
    public void Headline_and_summary_have_one_number()
    {
        var run = MeasuredRun.From([new MadeUpRun { Replicates = 5, LastDiverges = true, Accuracy = 0.8 }.Build()]);
        var headline = LearningCurvesView.Of(run).Headline;
        Assert.Contains(headline["Validation accuracy ends at ".Length..headline.IndexOf('%', StringComparison.Ordinal)],
            RunStory.Facts(RunSummary.Of(run[0]))[0], StringComparison.Ordinal);
    }

    private static RunSummary Of(MadeUpRun run) => RunSummary.Of(MeasuredRun.From([run.Build()])[0]);
}
