using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>Learning rates and constant answers, by hand.</summary>
public sealed class ScheduleTests
{
    private static double[] Shares(ScheduleConfig schedule, int steps) => [.. Enumerable.Range(0, steps).Select(step => schedule.ShareOf(step, steps))];

    [Fact]
    public void Schedules_follow_their_formulas()
    {
        Assert.Equal([0.25, 0.5, 0.75, 1, 1, 1], Shares(new ConstantScheduleConfig { WarmupSteps = 4 }, 6));
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], Shares(new StepScheduleConfig { Every = 2, Factor = 0.5 }, 5));
        Assert.Equal([0.5, 1, 1, 0.5, 0.25], Shares(new ExponentialScheduleConfig { Factor = 0.5, WarmupSteps = 2 }, 5));
        var cosine = Shares(new CosineScheduleConfig { FinalFraction = 0.2 }, 4);
        Assert.Equal(1, cosine[0], 1e-12);
        Assert.Equal(0.2 + (0.8 * (1 + Math.Sqrt(0.5)) / 2), cosine[1], 1e-12);
        Assert.Equal(0.6, cosine[2], 1e-12);
    }

    [Theory]
    [InlineData(Loss.AbsoluteError)]
    [InlineData(Loss.Huber)]
    [InlineData(Loss.SquaredError)]
    [InlineData(Loss.Hinge)]
    [InlineData(Loss.BinaryCrossEntropy)]
    public void No_constant_is_better_than_the_constant_answer(Loss loss)
    {
        float[] targets = loss is Loss.Hinge ? [-1, 1, 1] : loss is Loss.BinaryCrossEntropy ? [0, 1, 1, 1, 0.5f] : [0.1f, 5, 2, 7, 2.5f];
        double Mean(double answer) => targets.Average(target => ConstantAnswer.Loss(loss, answer, target));
        var best = Mean(ConstantAnswer.Best(loss, targets));
        Assert.All(Enumerable.Range(-100, 1001), i => Assert.True(Mean(i / 100.0) >= best - 1e-9));
    }

    [Fact]
    public void The_answer_to_classes_is_that_of_each_output()
    {
        // Shares in training 3/4, in validation 1/2.
        Assert.Equal(0.5, ConstantAnswer.LossOfShares(Loss.AbsoluteError, 0.75, 0.5), 1e-12);
        Assert.Equal(1, ConstantAnswer.LossOfShares(Loss.Hinge, 0.75, 0.5), 1e-12);
        Assert.Equal(-(Math.Log(0.75) + Math.Log(0.25)) / 2, ConstantAnswer.LossOfShares(Loss.BinaryCrossEntropy, 0.75, 0.5), 1e-12);
    }
}
