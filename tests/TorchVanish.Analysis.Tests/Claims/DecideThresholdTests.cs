using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>An interval against a threshold: which side it is on, and how many replicates would show it.</summary>
public sealed class DecideThresholdTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_interval_that_touches_the_threshold_is_open(double threshold)
    {
        var interval = new Interval(1.5, 1, 2, 4);
        Assert.Null(Decide.Below(interval, threshold).Holds);
        Assert.Null(Decide.Above(interval, threshold).Holds);
    }

    [Fact]
    public void Whatever_is_below_is_not_above() => Assert.All(Intervals(), interval => Assert.All(Thresholds, threshold =>
    {
        Assert.Equal(!Decide.Below(interval, threshold).Holds, Decide.Above(interval, threshold).Holds);
        bool? below = interval.High < threshold ? true : interval.Low > threshold ? false : null;
        Assert.Equal(below, Decide.Below(interval, threshold).Holds);
    }));

    [Fact]
    public void Within_is_above_one_end_and_below_the_other() => Assert.All(Intervals(), interval => Assert.All(
        from low in Thresholds from high in Thresholds where low < high select (low, high),
        ends =>
        {
            bool? inside = interval.Low > ends.low && interval.High < ends.high ? true
                : interval.High < ends.low || interval.Low > ends.high ? false
                : null;
            Assert.Equal(inside, Decide.Within(interval, ends.low, ends.high).Holds);
        }));

    /// <summary>All replicates at one value, such as 0, leave no spread; one replicate leaves none either, and tells less.</summary>
    [Theory]
    [InlineData(0, 4, 1, true)]
    [InlineData(2, 4, 1, false)]
    [InlineData(1, 4, 1, false)]
    [InlineData(0, 1, 1, null)]
    [InlineData(double.NaN, 4, 1, null)]
    public void Without_bounds_the_estimate_decides_where_there_are_enough_replicates(
        double estimate, int replicates, double threshold, bool? below)
    {
        var decision = Decide.Below(new Interval(estimate, double.NaN, double.NaN, replicates), threshold);
        Assert.Equal((below, 0), (decision.Holds, decision.Replicates));
    }

    /// <summary>The half that faces the threshold is r times as long as the way there: it takes r² times the replicates.</summary>
    [Theory]
    [InlineData(0, 4, 2, 90)]
    [InlineData(0, 4, 2.5, 40)]
    [InlineData(0, 4, 0.5, 40)]
    [InlineData(-3, 4, 3, 23)]
    [InlineData(-3, 4, -1, 40)]
    public void The_half_that_faces_the_threshold_says_how_many_replicates_it_takes(double low, double high, double threshold, int needed)
    {
        var decision = Decide.Below(new Interval(Estimate: 1, low, high, Replicates: 10), threshold);
        Assert.Equal(new Decision(null, needed), decision);
        Assert.Equal(new Decision(null, needed), Decide.Above(new Interval(Estimate: 1, low, high, Replicates: 10), threshold));
    }

    [Fact]
    public void Numbers_beyond_an_integer_are_not_said()
    {
        // 4 · (0.5 / 1e-5)² = 10^10; one decade less is still an integer.
        Assert.Equal(0, Decide.Below(new Interval(1.5, 1, 2, 4), 1.50001).Replicates);
        Assert.Equal(100_000_000, Decide.Below(new Interval(1.5, 1, 2, 4), 1.5001).Replicates, tolerance: 1000);
        Assert.Equal(0, Decide.Below(new Interval(1.5, 1, 2, 4), 1.5).Replicates);
    }

    private static readonly double[] Thresholds = [-1, 0, 0.5, 1, 1.5, 2, 3];

    private static IEnumerable<Interval> Intervals() =>
        from low in Thresholds from high in Thresholds where low < high select new Interval((low + high) / 2, low, high, 4);
}
