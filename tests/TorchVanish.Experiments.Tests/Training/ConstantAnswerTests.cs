using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Training;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>The best constant answers by hand, for each kind of target and of loss.</summary>
public sealed class ConstantAnswerTests
{
    private static readonly ConstantAnswer Numbers = ConstantAnswer.OfNumbers([1, 2, 9], [2, 4]);

    [Fact]
    public void Of_numbers_it_is_the_mean_and_the_median_for_absolute_error()
    {
        Assert.Equal(((2.0 * 2) + 0) / 2, Numbers.Loss(LossForm.Squared), 1e-12); // 4
        Assert.Equal(1, Numbers.Loss(LossForm.Absolute), 1e-12); // 2
        Assert.Equal((1.5 + 0) / 2, Numbers.Loss(LossForm.Huber), 1e-12); // 4: an error of 2 costs 1.5
        // Of an even number of values the middle between the two.
        Assert.Equal(0.5, ConstantAnswer.OfNumbers([1, 2, 3, 9], [3]).Loss(LossForm.Absolute), 1e-12);
    }

    [Theory]
    [InlineData(LossForm.Squared, (0.4 * 0.75 * 0.75) + (0.6 * 0.25 * 0.25))]
    [InlineData(LossForm.Huber, ((0.4 * 0.75 * 0.75) + (0.6 * 0.25 * 0.25)) / 2)]
    [InlineData(LossForm.Absolute, 0.4)] // always 0
    [InlineData(LossForm.Hinge, 0.4 * 2)] // always -1
    public void Of_a_label_it_is_its_share(object form, double loss) =>
        Assert.Equal(loss, ConstantAnswer.OfShares(0.25, 0.4).Loss((LossForm)form), 1e-12);

    [Fact]
    public void Of_a_probability_it_is_the_entropy_and_finite()
    {
        Assert.Equal(-((0.4 * Math.Log(0.25)) + (0.6 * Math.Log(0.75))), ConstantAnswer.OfShares(0.25, 0.4)
            .Loss(LossForm.BinaryCrossEntropy), 1e-12);
        Assert.Equal(-Math.Log(1e-7) * 0.5, ConstantAnswer.OfShares(0, 0.5).Loss(LossForm.BinaryCrossEntropy), 1e-6);
    }

    [Fact]
    public void Several_labels_are_averaged_and_each_is_right_by_its_majority()
    {
        static LabelledSamples Rows(params float[] targets) => new([], [], 0, Classes: 2) { Targets = targets, MultiLabel = true };
        var labels = new LabelStatistics(new DataSplit(Rows(1, 0, 1, 0, 1, 1, 0, 0), Rows(1, 1, 0, 1)));
        Assert.Equal([3, 1], labels.Training);
        Assert.Equal([1, 2], labels.Validation);
        var answer = labels.Trivial(Loss.SquaredError);
        Assert.Equal((((0.25 * 0.25) + (0.75 * 0.75)) / 2 / 2) + (0.75 * 0.75 / 2), answer.Loss, 1e-12);
        Assert.Equal((0.5 + 0) / 2, answer.Accuracy!.Value, 1e-12);
        Assert.Null(labels.Scale);
    }

    [Fact]
    public void With_one_output_the_number_of_the_class_is_the_target()
    {
        var labels = new LabelStatistics(new DataSplit(new([], [0, 0, 0, 1], 0, 2), new([], [1, 0], 0, 2)));
        Assert.Equal(new TrivialAnswer(((0.75 * 0.75) + (0.25 * 0.25)) / 2, 0.5), labels.Trivial(Loss.SquaredError, outputs: 1));
        Assert.Equal(TargetKind.ClassNumber, TargetForm.Of(new([], [0], 0, 2), outputs: 1).Kind);
    }

    [Fact]
    public void A_number_of_which_none_is_right_has_no_accuracy()
    {
        static LabelledSamples Rows(params float[] targets) => new([], [], 0, Classes: 1) { Targets = targets };
        var labels = new LabelStatistics(new DataSplit(Rows(1, 3), Rows(2, 4)));
        Assert.Equal(new TrivialAnswer(2, Accuracy: null), labels.Trivial(Loss.SquaredError));
        Assert.Equal(new TargetScale(2, 1), labels.Scale);
        Assert.False(labels.StandardizedTargets);
    }

    [Theory]
    [InlineData(2, 3, Loss.SquaredError, "gives 2 outputs while the data have 3 classes; it must be 3.")]
    [InlineData(1, 3, Loss.SquaredError, "gives 1 outputs while the data have 3 classes; it must be 3.")]
    [InlineData(1, 2, Loss.CrossEntropy, "it must be 2, or 1 with another loss than cross_entropy.")]
    [InlineData(1, 2, Loss.SquaredError, null)]
    [InlineData(5, 3, Loss.CrossEntropy, null)]
    public void A_model_with_too_few_outputs_is_refused(int outputs, int classes, Loss loss, string? says)
    {
        var config = new ExperimentConfig
        {
            Model = new SequentialConfig { Layers = [new LinearLayerConfig { OutFeatures = outputs }] },
            Training = new TrainingConfig { Loss = loss },
        };
        var refusal = Record.Exception(() => OutputChecks.Check(config, new SampleShape(4, classes, TimeSteps: 1), numeric: false));
        Assert.Equal(says is null, refusal is null);
        Assert.EndsWith(says ?? "", refusal?.Message ?? "", StringComparison.Ordinal);
    }
}
