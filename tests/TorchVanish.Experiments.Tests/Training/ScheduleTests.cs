using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>Learning rates and constant answers, by hand.</summary>
public sealed class ScheduleTests
{
    private static double[] Shares(ScheduleConfig schedule, int steps) =>
        [.. Enumerable.Range(0, steps).Select(step => schedule.ShareOf(step, steps))];

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
}
