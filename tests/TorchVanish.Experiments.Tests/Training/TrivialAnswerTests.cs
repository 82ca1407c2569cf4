using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Tests.Data;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>The level of a guess, against a predictor that gives one answer to every sample, by the losses of training itself.</summary>
public sealed class TrivialAnswerTests
{
    public static TheoryData<string, Loss> KindsAndLosses
    {
        get
        {
            var all = new TheoryData<string, Loss>();
            foreach (var kind in Kinds.Generated.Keys)
                // ScheduleTests holds the other losses.
                foreach (var loss in new[] { Loss.CrossEntropy, Loss.SquaredError })
                    all.Add(kind, loss);
            return all;
        }
    }

    [Theory, MemberData(nameof(KindsAndLosses))]
    public void It_is_the_constant_that_is_best_in_training_judged_on_validation(string kind, Loss loss)
    {
        using var scope = NewDisposeScope();
        var split = Draws.Of(Kinds.Generated[kind], seed: 3);
        if (split.Training.Targets is not null)
            loss = Loss.SquaredError;
        var answer = new LabelStatistics(DataSources.For(Kinds.Generated[kind], null).DrawLabels(3)).Trivial(loss);

        var best = Best(loss, split.Training);
        Assert.Equal(Judge(loss, best, split.Validation).Loss, answer.Loss, 1e-9);
        var largest = split.Training.Targets is null ? OneHot(Largest(split.Training), split.Training.Classes) : best;
        Assert.Equal(Judge(loss, largest, split.Validation).Accuracy, answer.Accuracy!.Value, 1e-12);

        // No constant near it, and no other class, does better in training.
        var (trained, accurate) = (Judge(loss, best, split.Training).Loss, Judge(loss, largest, split.Training).Accuracy);
        for (var k = 0; k < best.Length; k++)
        {
            foreach (var step in new[] { -0.05, 0.05 })
            {
                double[] other = [.. best];
                other[k] += step;
                Assert.True(Judge(loss, other, split.Training).Loss > trained);
            }
            if (split.Training.Targets is null)
                Assert.True(Judge(loss, OneHot(k, best.Length), split.Training).Accuracy <= accurate);
        }
    }

    /// <summary>The first class wins where two are equally large, as argmax does.</summary>
    [Fact]
    public void Of_classes_of_equal_size_the_first_is_named()
    {
        var answer = Of([2, 1, 2, 1, 0], [1, 2, 2, 2]).Trivial(Loss.CrossEntropy);
        Assert.Equal(0.25, answer.Accuracy);
    }

    [Fact]
    public void A_class_that_training_lacks_makes_the_loss_infinite_and_leaves_the_accuracy()
    {
        var statistics = Of([0, 0, 0, 1], [0, 2]);
        Assert.Equal(new TrivialAnswer(double.PositiveInfinity, 0.5), statistics.Trivial(Loss.CrossEntropy));
        // Shares 3/4, 1/4, 0 against one-hot answers 1, 0, 0 and 0, 0, 1.
        Assert.Equal(((0.0625 + 0.0625) + (0.5625 + 0.0625 + 1)) / 6, statistics.Trivial(Loss.SquaredError).Loss, 1e-15);
    }

    [Fact]
    public void A_class_that_validation_lacks_does_not_matter() =>
        Assert.Equal(-Math.Log(0.5), Of([0, 0, 1, 2], [0, 0]).Trivial(Loss.CrossEntropy).Loss, 1e-15);

    private static LabelStatistics Of(int[] training, int[] validation) =>
        new(new DataSplit(new([], training, 0, 3), new([], validation, 0, 3)));

    // Logits, or the number itself.
    private static double[] Best(Loss loss, LabelledSamples training)
    {
        if (training.Targets is { } targets)
            return [targets.Average(target => (double)target)];
        var shares = Draws.ClassCounts(training).Select(count => (double)count / training.Labels.Length);
        return [.. loss == Loss.CrossEntropy ? shares.Select(share => Math.Log(share)) : shares];
    }

    private static int Largest(LabelledSamples training)
    {
        var counts = Draws.ClassCounts(training);
        return Array.IndexOf(counts, counts.Max());
    }

    private static double[] OneHot(int label, int classes) => [.. Enumerable.Range(0, classes).Select(k => k == label ? 1.0 : 0.0)];

    private static (double Loss, double Accuracy) Judge(Loss loss, double[] constant, LabelledSamples samples)
    {
        var rows = samples.Targets?.Length ?? samples.Labels.Length;
        var outputs = tensor(constant).view(1, 1, -1).expand(1, rows, -1);
        var labels = samples.Targets is { } targets
            ? tensor(targets).to(ScalarType.Float64).view(1, -1)
            : tensor(samples.Labels).to(ScalarType.Int64).view(1, samples.Count, samples.Outputs);
        var losses = Losses.Of(loss, outputs, labels);
        return (Numbers.Of(losses).Single(), Numbers.Of(Losses.Accuracy(losses, outputs, labels, samples.RightWithin)).Single());
    }
}
