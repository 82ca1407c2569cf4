using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;

namespace TorchVanish.Analysis.Tests;

public sealed class CostViewTests
{
    [Fact]
    public void Draws_each_property_with_its_law_and_says_what_outgrows_its_work()
    {
        var view = CostView.Of([Growth("depth", 1.02), Growth("steps", 1.4)]);
        Assert.Contains("steps", view.Headline, StringComparison.Ordinal);
        Assert.DoesNotContain("depth", view.Headline, StringComparison.Ordinal);
        Assert.Equal("No cost grows faster than the work", CostView.Of([Growth("depth", 0.98)]).Headline);
        var law = view.Panels[0].Curves[1].Points;
        Assert.Equal([3 * Math.Pow(5, 1.02), 3 * Math.Pow(20, 1.02)], law.Select(point => point.Y.Median));
    }

    private static CostGrowth Growth(string property, double exponent) =>
        new(property, "µs", Work: 1, [(5, Spread.Of([15.0])), (20, Spread.Of([60.0]))], exponent, Factor: 3);
}
