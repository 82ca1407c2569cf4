using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Tests.Measured;

public sealed class MomentTests
{
    [Theory]
    [InlineData(new[] { 0, 1, 4, 9, 10 }, new[] { 0, 4, 10 })]
    [InlineData(new[] { 0, 1, 2, 8, 10 }, new[] { 0, 2, 10 })]
    [InlineData(new[] { 0, 1, 8, 10 }, new[] { 0, 8, 10 })]
    [InlineData(new[] { 100, 140, 170, 200 }, new[] { 100, 140, 200 })]
    [InlineData(new[] { 0, 3 }, new[] { 0, 3 })]
    [InlineData(new[] { 5 }, new[] { 5 })]
    [InlineData(new int[0], new int[0])]
    public void The_middle_is_the_step_nearest_half_of_the_way(int[] steps, int[] moments) =>
        Assert.Equal(moments, Moment.Of(steps).Select(moment => moment.Step));

    /// <summary>Of two steps that are as near, such as 4 and 5 on the way from 0 to 9, the earlier stands for the middle.</summary>
    [Fact]
    public void Half_a_step_counts() => Assert.Equal([0, 4, 9], Moment.Of([0, 4, 5, 9]).Select(moment => moment.Step));

    [Fact]
    public void Three_steps_are_start_middle_and_end() =>
        Assert.Equal([MomentKind.Start, MomentKind.Middle, MomentKind.End], Moment.Of([0, 5, 10]).Select(moment => moment.Kind));

    [Fact]
    public void A_step_that_stands_for_two_moments_has_the_earlier_name()
    {
        Assert.Equal([MomentKind.Start], Moment.Of([5]).Select(moment => moment.Kind));
        Assert.Equal([MomentKind.Start, MomentKind.End], Moment.Of([0, 10]).Select(moment => moment.Kind));
    }

    [Fact]
    public void Each_moment_has_its_step()
    {
        Assert.Equal(
            ["at initialization (step 0)", "halfway (step 5)", "at the end (step 10)"],
            Moment.Of([0, 5, 10]).Select(moment => moment.Words));
    }
}
