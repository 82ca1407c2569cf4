using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>Each loss by its formula, of two samples with two outputs each.</summary>
public sealed class EveryLossTests : IDisposable
{
    private static readonly double[] P = [0.2, 0.6, 0.9, 0.3];

    private readonly IDisposable _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    private static Tensor Outputs => tensor(P).view(1, 2, 2);

    // The classes 1 and 0: one-hot 0 1, 1 0.
    private static Tensor Classes => tensor(new long[] { 1, 0 }).view(1, 2);

    private static double Of(Loss loss, Tensor outputs, Tensor labels, OutputForm form = OutputForm.Values) =>
        Numbers.Of(Losses.Of(loss, outputs, labels, form)).Single();

    [Fact]
    public void Categorical_cross_entropy_divides_by_the_sum() =>
        Assert.Equal(-(Math.Log(0.6 / 0.8) + Math.Log(0.9 / 1.2)) / 2, Of(Loss.CategoricalCrossEntropy, Outputs, Classes), 1e-12);

    [Fact]
    public void Categorical_cross_entropy_is_cut_at_the_floor()
    {
        var wrong = tensor(new[] { 1.0, 0.0 }).view(1, 1, 2);
        Assert.Equal(-Math.Log(1e-7), Of(Loss.CategoricalCrossEntropy, wrong, tensor(new long[] { 1 }).view(1, 1)), 1e-9);
    }

    [Fact]
    public void After_a_softmax_it_is_the_cross_entropy_of_the_input() => Assert.Equal(
        Of(Loss.CrossEntropy, Outputs, Classes), Of(Loss.CategoricalCrossEntropy, Outputs, Classes, OutputForm.SoftmaxInput), 1e-12);

    [Fact]
    public void Binary_cross_entropy_is_the_mean_over_outputs() => Assert.Equal(
        -(Math.Log(0.8) + Math.Log(0.6) + Math.Log(0.9) + Math.Log(0.7)) / 4, Of(Loss.BinaryCrossEntropy, Outputs, Classes), 1e-12);

    [Theory]
    [InlineData(Loss.BinaryCrossEntropy, OutputForm.SigmoidInput)]
    [InlineData(Loss.BinaryCrossEntropyWithLogits, OutputForm.Values)]
    public void Of_logits_it_is_that_of_their_sigmoid(Loss loss, OutputForm form) => Assert.Equal(
        Of(Loss.BinaryCrossEntropy, Outputs.sigmoid(), Classes), Of(loss, Outputs, Classes, form), 1e-12);

    [Fact]
    public void Absolute_error_and_squared_error_take_one_hot_targets()
    {
        Assert.Equal((0.2 + 0.4 + 0.1 + 0.3) / 4, Of(Loss.AbsoluteError, Outputs, Classes), 1e-12);
        Assert.Equal((0.04 + 0.16 + 0.01 + 0.09) / 4, Of(Loss.SquaredError, Outputs, Classes), 1e-12);
    }

    [Fact]
    public void Hinge_takes_minus_one_and_one() =>
        Assert.Equal((1.2 + 0.4 + 0.1 + 1.3) / 4, Of(Loss.Hinge, Outputs, Classes), 1e-12);

    [Fact]
    public void Huber_is_square_near_the_target_and_linear_far_from_it()
    {
        var targets = tensor(new[] { 0.5, 3.0 }).view(1, 2);
        Assert.Equal(((0.5 * 0.09) + 1.5 - 0.0) / 2, Of(Loss.Huber, tensor(new[] { 0.2, 1.0 }).view(1, 2, 1), targets), 1e-12);
    }

    [Fact]
    public void A_single_output_answers_yes_or_no()
    {
        var outputs = tensor(new[] { 0.7, 0.4 }).view(1, 2, 1);
        Assert.Equal(-(Math.Log(0.7) + Math.Log(0.6)) / 2, Of(Loss.BinaryCrossEntropy, outputs, Classes), 1e-12);
        double[] Accuracy(Loss kind, OutputForm form) => Numbers.Of(Losses.Accuracy(zeros(1), outputs, Classes, kind: kind, form: form));
        Assert.Equal([1], Accuracy(Loss.BinaryCrossEntropy, OutputForm.Values));
        // Of logits, both are a yes.
        Assert.Equal([0.5], Accuracy(Loss.BinaryCrossEntropy, OutputForm.SigmoidInput));
    }
}
