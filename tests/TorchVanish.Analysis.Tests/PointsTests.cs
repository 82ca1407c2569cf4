using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Tests;

public sealed class PointsTests
{
    [Fact]
    public void A_difference_of_shares_is_spelled_in_points()
    {
        Assert.Equal("14.9 points [−0.5,\u00A016.6]", Spelling.Points(new Interval(0.149, -0.005, 0.166, 16)));
        Assert.Equal("0.0 points", Spelling.Points(new Interval(-0.0001, double.NaN, double.NaN, 1)));
        Assert.Equal("–", Spelling.Points(Interval.None));
    }
}
