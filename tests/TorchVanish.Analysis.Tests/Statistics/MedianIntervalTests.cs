using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Statistics;

/// <summary>The bootstrap of the median, held against its exact distribution and against one written out the long way.</summary>
public sealed class MedianIntervalTests
{
    /// <summary>
    /// The median of an odd number n of draws is at most the k-th smallest value where (n + 1)/2 draws or more are: a binomial
    /// probability with share k/n. Two thousand resamples come near it.
    /// </summary>
    [Fact]
    public void The_bounds_are_quantiles_of_the_exact_bootstrap_distribution()
    {
        foreach (var n in Enumerable.Range(1, 15).Select(i => (2 * i) + 1))
        {
            double[] values = [.. Enumerable.Range(1, n).Select(i => (double)i * i)];
            var interval = MedianInterval.Of(values);
            Assert.Equal(values[n / 2], interval.Estimate);
            // Where the distribution passes the level within four standard errors of the resampling, either neighbour is right.
            var error = 4 * Math.Sqrt(0.025 * 0.975 / 2000);
            Assert.InRange(interval.Low, values[First(n, 0.025 - error) - 1], values[First(n, 0.025 + error) - 1]);
            Assert.InRange(interval.High, values[First(n, 0.975 - error) - 1], values[First(n, 0.975 + error) - 1]);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(32)]
    public void The_resampling_is_the_documented_one(int n)
    {
        double[] values = [.. Enumerable.Range(0, n).Select(i => Math.Exp(1.7 * Math.Sin(5.3 * i)))];
        var interval = MedianInterval.Of(values);
        var (low, high) = LongWay(values);
        Assert.Equal(low, interval.Low, 12);
        Assert.Equal(high, interval.High, 12);
        Assert.Equal(n, interval.Replicates);
    }

    [Fact]
    public void The_order_of_the_values_does_not_matter()
    {
        double[] values = [0.3, 7, -2, 11, 5, 0.9];
        Assert.Equal(MedianInterval.Of(values), MedianInterval.Of([5, 11, 0.9, -2, 0.3, 7]));
        Assert.Equal(2.95, MedianInterval.Of(values).Estimate, 12);
    }

    [Fact]
    public void Values_that_are_not_finite_are_left_out_and_not_counted()
    {
        Assert.Equal(
            MedianInterval.Of([1, 5, 2]),
            MedianInterval.Of([double.NaN, 1, double.PositiveInfinity, 5, double.NegativeInfinity, 2]));
        Assert.Equal(Interval.None, MedianInterval.Of([double.NaN]));
        Assert.Equal(Interval.None, MedianInterval.Of([]));
    }

    [Fact]
    public void One_value_is_an_estimate_without_bounds() =>
        Assert.Equal(new Interval(3, double.NaN, double.NaN, 1), MedianInterval.Of([double.NaN, 3]));

    /// <summary>With two values the ends are drawn twice with probability 1/4 each: both bounds are values.</summary>
    [Fact]
    public void Two_values_bound_their_own_median() => Assert.Equal(new Interval(3, 2, 4, 2), MedianInterval.Of([4, 2]));

    /// <summary>
    /// The outputs that Vigna publishes for SplitMix64 with the seed 1234567: what the long way draws from is that generator.
    /// </summary>
    [Fact]
    public void The_generator_of_the_long_way_is_splitmix64() => Assert.Equal(
        [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
        SplitMix64(1234567).Take(5));

    private static (double Low, double High) LongWay(double[] values)
    {
        using var draws = SplitMix64(0x9E3779B97F4A7C15).GetEnumerator();
        double Draw() => draws.MoveNext() ? values.Order().ElementAt((int)(draws.Current % (ulong)values.Length)) : double.NaN;
        double[] medians =
        [
            .. Enumerable.Range(0, 2000).Select(_ => QuantileByHand.Of([.. Enumerable.Range(0, values.Length).Select(_ => Draw())], 0.5)),
        ];
        return (QuantileByHand.Of(medians, 0.025), QuantileByHand.Of(medians, 0.975));
    }

    private static IEnumerable<ulong> SplitMix64(ulong state)
    {
        while (true)
        {
            state = unchecked(state + 0x9E3779B97F4A7C15);
            var z = state;
            z ^= z >> 30;
            z = unchecked(z * 0xBF58476D1CE4E5B9);
            z ^= z >> 27;
            z = unchecked(z * 0x94D049BB133111EB);
            z ^= z >> 31;
            yield return z;
        }
    }

    /// <summary>The first k at which the probability that the median is at most the k-th smallest value reaches the level.</summary>
    private static int First(int n, double level) =>
        Enumerable.Range(1, n).First(k => AtLeast((n + 1) / 2, n, (double)k / n) >= level - 1e-12);

    private static double AtLeast(int least, int n, double share)
    {
        var (sum, ways) = (0.0, 1.0);
        for (var count = 0; count <= n; count++)
        {
            if (count >= least)
                sum += ways * Math.Pow(share, count) * Math.Pow(1 - share, n - count);
            ways = ways * (n - count) / (count + 1);
        }
        return sum;
    }
}
