using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Statistics;

public sealed class GeometricMeanTests
{
    [Theory]
    [InlineData(new[] { 1.0, 4.0 }, 2)]
    [InlineData(new[] { 1.0, 10.0, 100.0 }, 10)]
    [InlineData(new[] { 2.0, 4.0, 8.0, 16.0 }, 5.656854249492381)]
    public void The_estimate_is_the_root_of_the_product(double[] values, double mean) =>
        Assert.Equal(mean, GeometricMean.Of(values).Estimate, 12);

    /// <summary>t(0.975, 2) = 4.302652730; the logarithms 0, 1 and 2 have the standard deviation 1.</summary>
    [Fact]
    public void The_bounds_are_students_in_the_logarithm()
    {
        var interval = GeometricMean.Of([1, 10, 100]);
        Assert.Equal(1 - (4.302652730 / Math.Sqrt(3)), Math.Log10(interval.Low), 8);
        Assert.Equal(1 + (4.302652730 / Math.Sqrt(3)), Math.Log10(interval.High), 8);
        Assert.Equal(3, interval.Replicates);
    }

    [Fact]
    public void Another_unit_multiplies_the_interval()
    {
        var (one, thousand) = (GeometricMean.Of([0.5, 3, 7, 11]), GeometricMean.Of([500, 3000, 7000, 11000]));
        Assert.Equal(1000, thousand.Estimate / one.Estimate, 9);
        Assert.Equal(1000, thousand.Low / one.Low, 9);
        Assert.Equal(1000, thousand.High / one.High, 9);
    }

    [Fact]
    public void One_zero_makes_it_zero_without_bounds()
    {
        Assert.Equal(new Interval(0, double.NaN, double.NaN, 3), GeometricMean.Of([5, 0, 7]));
        Assert.Equal(new Interval(0, double.NaN, double.NaN, 1), GeometricMean.Of([-0.0]));
        Assert.Equal(new Interval(0, double.NaN, double.NaN, 2), GeometricMean.Of([0, 7, double.NaN]));
    }

    [Fact]
    public void Values_without_a_logarithm_are_left_out()
    {
        Assert.Equal(GeometricMean.Of([2, 8]), GeometricMean.Of([2, double.NaN, -4, double.PositiveInfinity, 8, double.NegativeInfinity]));
        Assert.Equal(Interval.None, GeometricMean.Of([-1, double.NaN]));
    }

    /// <summary>Equal values do not vary: as for any other value, the interval is the value.</summary>
    [Fact]
    public void Nothing_but_zeros_is_zero_with_an_interval_of_zero()
    {
        Assert.Equal(new Interval(0, 0, 0, 3), GeometricMean.Of([0, 0, 0]));
        Assert.Equal((7.0, 7.0), (Math.Round(GeometricMean.Of([7, 7, 7]).Low, 12), Math.Round(GeometricMean.Of([7, 7, 7]).High, 12)));
    }
}
