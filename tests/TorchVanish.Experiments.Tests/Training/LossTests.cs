using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>Losses and accuracies of targets that are numbers, and of several labels a sample, by hand.</summary>
public sealed class LossTests
{
    [Fact]
    public void A_number_is_compared_by_its_square_and_right_within_four_hundredths()
    {
        using var scope = NewDisposeScope();
        var outputs = tensor(new[] { 1.0, 0.5, 0.539, 2.0, 1.0, 1.0 }).view(2, 3, 1);
        var targets = tensor(new[] { 1.0, 0.55, 0.5, 0.0, 1.039, 0.96 }).view(2, 3);
        Relative.AtMost(1e-12, Numbers.Of(Losses.Of(Loss.SquaredError, outputs, targets)),
            [((0.05 * 0.05) + (0.039 * 0.039)) / 3, (4 + (0.039 * 0.039) + (0.04 * 0.04)) / 3], "loss");
        Relative.AtMost(1e-12, Numbers.Of(Losses.Accuracy(zeros(2), outputs, targets, AddingConfig.Tolerance)), [2.0 / 3, 1.0 / 3],
            "accuracy");
        Assert.All(Numbers.Of(Losses.Accuracy(zeros(2), outputs, targets)), share => Assert.Equal(double.NaN, share));
    }

    /// <summary>Two samples of three labels; an output of exactly one half does not say yes.</summary>
    [Fact]
    public void Labels_of_their_own_are_right_on_their_side_of_one_half()
    {
        using var scope = NewDisposeScope();
        var outputs = tensor(new[] { 0.9, 0.1, 0.5, -3.0, 7.0, 0.6 }).view(1, 2, 3);
        var targets = tensor(new[] { 1.0, 0.0, 1.0, 1.0, 1.0, 1.0 }).view(1, 2, 3);
        Assert.Equal(4.0 / 6, Assert.Single(Numbers.Of(Losses.Accuracy(zeros(1), outputs, targets))), 1e-12);
        double[] errors = [-0.1, 0.1, -0.5, -4, 6, -0.4];
        Assert.Equal(errors.Average(error => error * error), Assert.Single(Numbers.Of(Losses.Of(Loss.SquaredError, outputs, targets))),
            1e-12);
    }

    /// <summary>A model with one output: the number of the class is the target.</summary>
    [Fact]
    public void Of_one_output_the_class_is_the_number()
    {
        using var scope = NewDisposeScope();
        var outputs = tensor(new[] { 0.9, 0.4, 0.2, 0.8 }).view(2, 2, 1);
        var labels = tensor(new long[] { 1, 1, 0, 0 }).view(2, 2);
        Assert.Equal([1, 1, 0, 0], Numbers.Of(TargetNumbers.Of(outputs, labels).flatten()));
        Relative.AtMost(1e-12, Numbers.Of(Losses.Of(Loss.SquaredError, outputs, labels)), [(0.01 + 0.36) / 2, (0.04 + 0.64) / 2], "loss");
        Assert.Equal([0.5, 0.5], Numbers.Of(Losses.Accuracy(zeros(2), outputs, labels)));
    }

    [Theory]
    [InlineData(Loss.CrossEntropy)]
    [InlineData(Loss.SquaredError)]
    public void Several_labels_of_a_sample_are_so_many_samples(Loss loss)
    {
        using var scope = NewDisposeScope();
        var logits = randn([2, 6, 4], ScalarType.Float64, generator: new Generator(1));
        var labels = randint(0, 4, [2, 3, 2], ScalarType.Int64, generator: new Generator(2));
        Assert.Equal(Numbers.Of(Losses.Of(loss, logits, labels.view(2, 6))), Numbers.Of(Losses.Of(loss, logits, labels)));
        double[] Accuracy(Tensor of) => Numbers.Of(Losses.Accuracy(zeros(2), logits, of));
        Assert.Equal(Accuracy(labels.view(2, 6)), Accuracy(labels));
    }

    /// <summary>torch takes a NaN for the largest output, so that class 0 would be "right" where all are NaN.</summary>
    [Theory]
    [InlineData(Loss.CrossEntropy)]
    [InlineData(Loss.SquaredError)]
    public void There_is_no_accuracy_where_the_loss_is_not_a_number(Loss kind)
    {
        using var scope = NewDisposeScope();
        var logits = zeros(3, 4, 2);
        logits[1, 2, 0] = double.NaN;
        var labels = zeros(3, 4, dtype: ScalarType.Int64);
        var loss = Losses.Of(kind, logits, labels);
        loss[2] = double.PositiveInfinity;
        var accuracy = Numbers.Of(Losses.Accuracy(loss, logits, labels));
        Assert.Equal([1, double.NaN, 1], accuracy);
    }
}
