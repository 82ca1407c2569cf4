using CsCheck;

namespace TorchVanish.Configuration.Tests;

public class ProbeScheduleTests
{
    [Fact]
    public void SampledStepsAscendWithinTheRunAndHoldItsEnds() =>
        Gen.Select(Gen.Enum<ProbeSchedule>(), Gen.Int[2, 500], Gen.Int[1, 500], Gen.Int[1, 20_000])
            .Sample((schedule, points, stride, steps) =>
        {
            var sampled = new ProbesConfig { Schedule = schedule, Points = points, Stride = stride }.SampledSteps(steps);
            Assert.Equal(0, sampled[0]);
            Assert.Equal(steps, sampled[^1]);
            Assert.Equal(steps - 1, sampled[^2]);
            Assert.All(sampled.Zip(sampled.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        });

    [Fact]
    public void EveryIsEachStep() => Assert.Equal([0, 1, 2, 3, 4], new ProbesConfig { Schedule = ProbeSchedule.Every }.SampledSteps(4));

    [Fact]
    public void StrideIsItsMultiplesAndTheLastStep() =>
        Assert.Equal([0, 4, 8, 9, 10], new ProbesConfig { Schedule = ProbeSchedule.Stride, Stride = 4 }.SampledSteps(10));

    /// <summary>Small steps lie closer than the spacing, so some points coincide there: fewer than asked for, but not many fewer.</summary>
    [Theory]
    [InlineData(60, 1000)]
    [InlineData(60, 100_000)]
    [InlineData(25, 300)]
    [InlineData(100, 100_000_000)]
    public void LogHasAboutSoManyPoints(int points, int steps) =>
        Assert.InRange(new ProbesConfig { Points = points }.SampledSteps(steps).Count, points * 2 / 3, points + 2);

    [Fact]
    public void LogWithMorePointsThanStepsIsEveryStep() =>
        Assert.Equal(Enumerable.Range(0, 51), new ProbesConfig { Points = 10_000 }.SampledSteps(50));
}
