using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Statistics;

public sealed class SpreadOnLogAxisTests
{
    /// <summary>Quantiles go with an increasing function where they fall on values, and are those of the logarithms between them.</summary>
    [Fact]
    public void The_quartiles_are_those_of_the_logarithms()
    {
        foreach (var n in Enumerable.Range(1, 20))
        {
            double[] exponents = [.. Enumerable.Range(0, n).Select(i => 9 * Math.Sin(3.7 * i))];
            var (spread, logarithms) = (Spread.Of([.. exponents.Select(e => Math.Pow(10, e))]).OnLogAxis(), Spread.Of(exponents));
            Assert.Equal(logarithms.Low, Math.Log10(spread.Low), 9);
            Assert.Equal(logarithms.Median, Math.Log10(spread.Median), 9);
            Assert.Equal(logarithms.High, Math.Log10(spread.High), 9);
            Assert.Equal(n, spread.Replicates);
        }
    }

    [Fact]
    public void A_quantile_beside_a_zero_is_zero_and_one_on_a_value_is_that_value()
    {
        Assert.Equal(new Spread(0, 0, 0, 2, Zeros: 1, 0), Spread.Of([1, 0]).OnLogAxis());
        Assert.Equal(0.1, Spread.Of([0, 0.1, 0.3]).OnLogAxis().Median);
    }

    [Fact]
    public void Values_without_a_logarithm_stay_as_they_are()
    {
        Assert.Equal(Spread.Of([-1, 1, 10]), Spread.Of([-1, 1, 10]).OnLogAxis());
        Assert.Equal(Spread.Of([double.NaN]), Spread.Of([double.NaN]).OnLogAxis());
    }

    [Fact]
    public void Undefined_values_are_counted_and_left_out_of_the_quantiles()
    {
        var spread = Spread.Of([1, double.NaN, 100], undefined: 2);
        Assert.Equal((5, 1, 2), (spread.Replicates, spread.NonFinite, spread.Undefined));
        Assert.Equal(50.5, spread.Median);
        Assert.Equal((10.0, 2), (Math.Round(spread.OnLogAxis().Median, 9), spread.OnLogAxis().Undefined));
        Assert.NotEqual(Spread.Of([1, double.NaN, 100]), spread);
    }
}
