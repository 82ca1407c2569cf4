using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Statistics;

public sealed class IntervalTests
{
    [Theory]
    [InlineData(1, 3, true)]
    [InlineData(double.NaN, 3, false)]
    [InlineData(1, double.NaN, false)]
    [InlineData(1, double.PositiveInfinity, false)]
    [InlineData(double.NegativeInfinity, 3, false)]
    public void Both_bounds_must_be_numbers(double low, double high, bool has) =>
        Assert.Equal(has, new Interval(2, low, high, 4).HasBounds);

    [Theory]
    [InlineData(0, true)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void Only_a_finite_estimate_is_known(double estimate, bool known) =>
        Assert.Equal(known, new Interval(estimate, double.NaN, double.NaN, 1).IsKnown);

    [Fact]
    public void None_knows_nothing() => Assert.Equal(new Interval(double.NaN, double.NaN, double.NaN, 0), Interval.None);

    [Fact]
    public void Another_scale_moves_estimate_and_bounds_and_keeps_the_count() =>
        Assert.Equal(new Interval(20, 10, 40, 7), new Interval(2, 1, 4, 7).Map(value => value * 10));
}
