using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Statistics;

public sealed class MeanIntervalTests
{
    /// <summary>Quantiles of Student's t at 0.975, from the tables of textbooks.</summary>
    [Theory]
    [InlineData(2, 12.706204736)]
    [InlineData(3, 4.302652730)]
    [InlineData(5, 2.776445105)]
    [InlineData(10, 2.262157163)]
    [InlineData(31, 2.042272456)]
    public void Half_the_interval_is_students_quantile_times_the_standard_error(int replicates, double quantile)
    {
        double[] values = [.. Enumerable.Range(0, replicates).Select(i => (i * i) - (7.0 * i))];
        var mean = values.Sum() / replicates;
        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (replicates - 1.0) / replicates);

        var interval = MeanInterval.Of(values);

        Assert.Equal(1, interval.Estimate / mean, 12);
        Assert.Equal(quantile, (interval.High - mean) / error, 7);
        Assert.Equal(quantile, (mean - interval.Low) / error, 7);
        Assert.Equal(replicates, interval.Replicates);
    }

    [Fact]
    public void Values_that_are_not_finite_are_left_out_and_not_counted()
    {
        var interval = MeanInterval.Of([1, double.NaN, 2, double.PositiveInfinity, 3, double.NegativeInfinity]);
        Assert.Equal(MeanInterval.Of([1, 2, 3]), interval);
        Assert.Equal(3, interval.Replicates);
    }

    [Fact]
    public void One_value_is_an_estimate_without_bounds()
    {
        var interval = MeanInterval.Of([double.NaN, 3]);
        Assert.Equal((3, 1), (interval.Estimate, interval.Replicates));
        Assert.Equal((double.NaN, double.NaN), (interval.Low, interval.High));
    }

    [Fact]
    public void Without_a_finite_value_nothing_is_known()
    {
        Assert.Equal(Interval.None, MeanInterval.Of([]));
        Assert.Equal(Interval.None, MeanInterval.Of([double.NaN, double.PositiveInfinity]));
    }

    [Fact]
    public void Equal_values_leave_an_interval_without_width() =>
        Assert.Equal(new Interval(0.25, 0.25, 0.25, 4), MeanInterval.Of([0.25, 0.25, 0.25, 0.25]));
}
