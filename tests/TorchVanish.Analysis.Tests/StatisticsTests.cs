using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests;

public sealed class StatisticsTests
{
    [Fact]
    public void A_spread_is_the_median_with_the_quartiles_by_hand()
    {
        // R type 7 on 1, 2, 4, 8: first quartile 1 + 0.75 (2 - 1), median (2 + 4) / 2, third 4 + 0.25 (8 - 4).
        var spread = Spread.Of([8, 1, 4, 2]);
        Assert.Equal(new Spread(1.75, 3, 5, Replicates: 4, Zeros: 0, NonFinite: 0), spread);
    }

    [Fact]
    public void Zeros_are_counted_and_kept_and_non_finite_values_are_counted_and_left_out()
    {
        var spread = Spread.Of([0, double.NaN, 2, double.PositiveInfinity, 4]);
        Assert.Equal(new Spread(1, 2, 3, Replicates: 5, Zeros: 1, NonFinite: 2), spread);
        Assert.False(Spread.Of([double.NaN]).IsDrawn);
        Assert.False(Spread.Of([]).IsDrawn);
    }

    [Fact]
    public void The_mean_has_students_interval()
    {
        // t(0.975, 3) = 3.182446305; the standard deviation of 1, 2, 3, 4 is 1.290994449.
        var interval = MeanInterval.Of([1, 2, 3, 4]);
        Assert.Equal(2.5, interval.Estimate, 12);
        Assert.Equal(2.5 - (3.182446305 * 1.290994449 / 2), interval.Low, 8);
        Assert.Equal(2.5 + (3.182446305 * 1.290994449 / 2), interval.High, 8);
    }

    [Fact]
    public void One_replicate_has_an_estimate_and_no_interval()
    {
        Assert.All([MeanInterval.Of([3]), MedianInterval.Of([3]), GeometricMean.Of([3])], interval =>
        {
            Assert.Equal(3, interval.Estimate, 12);
            Assert.False(interval.HasBounds);
        });
        Assert.False(MeanInterval.Of([double.NaN]).IsKnown);
    }

    [Fact]
    public void The_geometric_mean_is_a_mean_of_logarithms_and_a_zero_makes_it_zero()
    {
        var interval = GeometricMean.Of([1e-6, 1e-8]);
        Assert.Equal(-7, Math.Log10(interval.Estimate), 10);
        Assert.True(interval.Low < 1e-8 && interval.High > 1e-6);
        Assert.Equal(new Interval(0, double.NaN, double.NaN, 2), GeometricMean.Of([0, 1]));
    }

    [Fact]
    public void The_bootstrap_interval_holds_the_median_and_is_the_same_every_time()
    {
        double[] values = [3, 1, 4, 1, 5, 9, 2, 6];
        var interval = MedianInterval.Of(values);
        Assert.Equal(3.5, interval.Estimate);
        Assert.InRange(interval.Low, 1, 3.5);
        Assert.InRange(interval.High, 3.5, 9);
        Assert.Equal(interval, MedianInterval.Of(values.Reverse()));
    }

    [Fact]
    public void The_bootstrap_interval_covers_the_true_median_about_as_often_as_it_says()
    {
        var random = new Random(1);
        var covered = Enumerable.Range(0, 400).Count(_ =>
        {
            var interval = MedianInterval.Of(Enumerable.Range(0, 16).Select(_ => random.NextDouble()));
            return interval.Low <= 0.5 && interval.High >= 0.5;
        });
        Assert.InRange(covered / 400.0, 0.90, 0.99);
    }
}
