using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Statistics;

public sealed class SpreadTests
{
    [Fact]
    public void The_quartiles_are_interpolated_between_two_neighbors()
    {
        foreach (var n in Enumerable.Range(1, 33))
        {
            double[] values = [.. Enumerable.Range(0, n).Select(i => Math.Sin(12.9898 * i) * i)];
            var spread = Spread.Of(values);
            Assert.Equal(QuantileByHand.Of(values, 0.25), spread.Low, 12);
            Assert.Equal(QuantileByHand.Of(values, 0.5), spread.Median, 12);
            Assert.Equal(QuantileByHand.Of(values, 0.75), spread.High, 12);
            Assert.Equal(n, spread.Replicates);
        }
    }

    /// <summary>numpy.percentile([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], [25, 50, 75]) is [2.25, 3.5, 5.0].</summary>
    [Fact]
    public void Quantiles_equal_those_of_NumPy() =>
        Assert.Equal(new Spread(2.25, 3.5, 5, 10, 0, 0), Spread.Of([3, 1, 4, 1, 5, 9, 2, 6, 5, 3]));

    [Fact]
    public void Zero_is_a_value_of_either_sign_and_counts()
    {
        Assert.Equal(new Spread(0, 0, 0, 3, Zeros: 3, 0), Spread.Of([0, -0.0, 0]));
        Assert.Equal(0, Spread.Of([double.Epsilon, -double.Epsilon]).Zeros);
        Assert.True(Spread.Of([0]).IsDrawn);
    }

    [Fact]
    public void Without_finite_values_nothing_is_drawn_but_all_are_counted()
    {
        Assert.Equal(new Spread(double.NaN, double.NaN, double.NaN, 2, 0, NonFinite: 2), Spread.Of([double.NaN, double.NegativeInfinity]));
        Assert.Equal(new Spread(double.NaN, double.NaN, double.NaN, 0, 0, 0), Spread.Of([]));
        Assert.False(Spread.Of([double.PositiveInfinity]).IsDrawn);
    }
}
