using MathNet.Numerics.Distributions;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests;

/// <summary>The interval for means of values between 0 and 1. Decision 14 has the whole table of its coverage.</summary>
public sealed class ShareIntervalTests
{
    private const int Samples = 600;

    public static TheoryData<double, double, int> Laws
    {
        get
        {
            var laws = new TheoryData<double, double, int>();
            double[] shapes = [1, 5, 100];
            foreach (var replicates in new[] { 8, 16, 32 })
            {
                foreach (var a in shapes)
                {
                    foreach (var b in shapes.Append(0.5))
                        laws.Add(a, b, replicates);
                }
            }
            return laws;
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void It_covers_the_mean_of_beta_laws_and_stays_within_0_and_1(double a, double b, int replicates)
    {
        var law = new Beta(a, b, new Random(11));
        var covered = Enumerable.Range(0, Samples).Count(_ =>
        {
            var interval = ShareInterval.Of(Enumerable.Range(0, replicates).Select(_ => law.Sample()));
            Assert.InRange(interval.Low, 0, interval.Estimate);
            Assert.InRange(interval.High, interval.Estimate, 1);
            return interval.Low <= law.Mean && law.Mean <= interval.High;
        });
        // 93%, or 90% where the law is as skewed as Beta(100, 0.5); less three standard errors of so many samples.
        var stated = b < 1 && a > 20 ? 0.90 : 0.93;
        Assert.True(covered >= Samples * (stated - (3 * Math.Sqrt(stated * (1 - stated) / Samples))), $"{covered} of {Samples}");
    }

    [Fact]
    public void Of_zeros_and_ones_it_is_the_exact_interval()
    {
        // Student's interval is [−0.13, 0.63] here.
        var interval = ShareInterval.Of([1, 0, 0, 0, 1, 0, 0, 0]);
        var exact = ExactProportion.Of(2, 8);
        Assert.Equal(exact.Low, interval.Low, 9);
        Assert.Equal(exact.High, interval.High, 9);
        Assert.True(MeanInterval.Of([1, 0, 0, 0, 1, 0, 0, 0]).Low < 0);
    }

    [Fact]
    public void Of_values_that_hardly_vary_it_is_students()
    {
        double[] values = [0.52, 0.50, 0.49, 0.51, 0.505, 0.495, 0.515, 0.485];
        var (share, student) = (ShareInterval.Of(values), MeanInterval.Of(values));
        Assert.Equal(student.Low, share.Low, 3);
        Assert.Equal(student.High, share.High, 3);
    }

    [Fact]
    public void Two_replicates_have_no_interval_and_equal_ones_have_one_value()
    {
        Assert.False(ShareInterval.Of([0.2, 0.9]).HasBounds);
        Assert.Equal(0.55, ShareInterval.Of([0.2, 0.9]).Estimate, 12);
        Assert.Equal(new Interval(1, 1, 1, 4), ShareInterval.Of([1, 1, 1, 1]));
        Assert.False(ShareInterval.Of([double.NaN]).IsKnown);
        Assert.Equal(3, ShareInterval.Of([0.2, double.NaN, 0.9, 0.5]).Replicates);
    }
}
