using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Statistics;

/// <summary>Clopper and Pearson's interval, held against its definition: sums of binomial probabilities.</summary>
public sealed class ExactProportionTests
{
    [Theory]
    [InlineData(0, 10, 0, 0.3084971)]
    [InlineData(10, 10, 0.6915029, 1)]
    [InlineData(5, 10, 0.1870860, 0.8129140)]
    [InlineData(1, 10, 0.002528579, 0.4450161)]
    public void The_interval_is_the_one_that_tables_give(int successes, int trials, double low, double high)
    {
        var interval = ExactProportion.Of(successes, trials);
        Assert.Equal((double)successes / trials, interval.Estimate);
        Assert.Equal(low, interval.Low, 6);
        Assert.Equal(high, interval.High, 6);
        Assert.Equal(trials, interval.Replicates);
    }

    [Fact]
    public void At_each_end_the_tail_of_the_binomial_distribution_is_one_fortieth()
    {
        foreach (var trials in Enumerable.Range(1, 30))
        {
            foreach (var successes in Enumerable.Range(0, trials + 1))
            {
                var interval = ExactProportion.Of(successes, trials);
                if (successes > 0)
                    Assert.Equal(0.025, Probability(trials, interval.Low, count => count >= successes), 8);
                if (successes < trials)
                    Assert.Equal(0.025, Probability(trials, interval.High, count => count <= successes), 8);
            }
        }
    }

    [Fact]
    public void No_success_reaches_down_to_zero_and_no_failure_up_to_one() => Assert.All(Enumerable.Range(1, 50), trials =>
    {
        Assert.Equal(0, ExactProportion.Of(0, trials).Low);
        Assert.Equal(1, ExactProportion.Of(trials, trials).High);
    });

    [Fact]
    public void Without_trials_nothing_is_known() => Assert.Equal(Interval.None, ExactProportion.Of(0, 0));

    private static double Probability(int trials, double share, Func<int, bool> counts)
    {
        // C(n, k) p^k (1 - p)^(n - k), each from the one before it.
        var (sum, ways) = (0.0, 1.0);
        for (var count = 0; count <= trials; count++)
        {
            if (counts(count))
                sum += ways * Math.Pow(share, count) * Math.Pow(1 - share, trials - count);
            ways = ways * (trials - count) / (count + 1);
        }
        return sum;
    }
}
