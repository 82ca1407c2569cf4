using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class DecideTests
{
    private static readonly Decision Open = Decision.Open;

    [Theory]
    [InlineData(1.0, 2.0, 3.0, true)]
    [InlineData(1.0, 2.0, 1.5, null)]
    [InlineData(1.0, 2.0, 0.5, false)]
    [InlineData(double.NaN, double.NaN, 3.0, true)]
    public void An_interval_is_below_where_all_of_it_is(double low, double high, double threshold, bool? below)
    {
        var interval = new Interval(1.5, low, high, Replicates: 4);
        Assert.Equal(below, Decide.Below(interval, threshold).Holds);
        Assert.Equal(!below, Decide.Above(interval, threshold).Holds);
    }

    [Fact]
    public void One_replicate_decides_nothing()
    {
        Assert.Null(Decide.Below(MeanInterval.Of([1.0]), 5).Holds);
        Assert.Null(Decide.Below(Interval.None, 5).Holds);
    }

    /// <summary>The half towards the threshold is three times too long, so nine times as many replicates are needed.</summary>
    [Theory]
    [InlineData(1.0, 2.0, 1.6, 4, 100)]
    [InlineData(1.2, 1.8, 1.4, 16, 144)]
    public void An_open_decision_states_the_replicates_that_would_settle_it(
        double low, double high, double threshold, int replicates, int needed)
    {
        var open = Decide.Below(new Interval(1.5, low, high, replicates), threshold);
        Assert.Equal(needed, open.Replicates, tolerance: 1);
        Assert.Equal(open.Replicates, Decide.Plainly(Decide.All(true, open)).Replicates);
        Assert.Equal(open.Replicates, Decide.Throughout(true, !open).Replicates);
        Assert.Equal(open.Replicates, Decide.Sides(open, true).Replicates);
        Assert.Equal(0, Decide.Plainly(Decide.All(false, open)).Replicates);
    }

    [Fact]
    public void With_that_many_replicates_it_is_settled()
    {
        double[] values = [0.2, 1.0, 1.6, 0.9];
        var needed = Decide.Below(MeanInterval.Of(values), 1.2).Replicates;
        Assert.True(needed > values.Length);
        // The same mean and spread, as often as it takes.
        var more = Enumerable.Repeat(values, (needed + 3) / 4).SelectMany(v => v);
        Assert.True(Decide.Below(MeanInterval.Of(more), 1.2).Holds);
    }

    [Fact]
    public void On_the_threshold_itself_no_number_is_enough() => Assert.Equal(0, Decide.Below(new Interval(1.5, 1, 2, 4), 1.5).Replicates);

    [Fact]
    public void Some_and_all()
    {
        Assert.True(Decide.All(true, true).Holds);
        Assert.False(Decide.All(true, false, Open).Holds);
        Assert.Null(Decide.All(true, Open).Holds);
        Assert.True(Decide.Any(false, true, Open).Holds);
        Assert.False(Decide.Any(false, false).Holds);
        Assert.Null(Decide.Any(false, Open).Holds);
    }

    [Fact]
    public void Verdicts()
    {
        Assert.Equal(Verdict.Supported, Decide.Throughout(true, true).Verdict);
        Assert.Equal(Verdict.Refuted, Decide.Throughout(false, false).Verdict);
        Assert.Equal(Verdict.Conditional, Decide.Throughout(true, false, Open).Verdict);
        Assert.Equal(Verdict.Inconclusive, Decide.Throughout(true, Open).Verdict);
        Assert.Equal(Verdict.Supported, Decide.Sides(true, false).Verdict);
        Assert.Equal(Verdict.Conditional, Decide.Sides(true, true).Verdict);
        Assert.Equal(Verdict.Refuted, Decide.Sides(false, Open).Verdict);
        Assert.Equal(Verdict.Inconclusive, Decide.Sides(true, Open).Verdict);
        Assert.Equal(Verdict.Inconclusive, Decide.Plainly(Open).Verdict);
    }
}
