using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests;

public sealed class ViewTests
{
    private static readonly double[] OfReplicates = [1, 2, 4, 8];

    [Fact]
    public void A_profile_holds_the_medians_of_the_rows()
    {
        var run = new MadeUpRun
        {
            Depth = 3,
            Twist = (replicate, _, layer, quantity, value) =>
            quantity == Quantity.PreactivationGradientNorm ? OfReplicates[replicate] * layer : value
        };
        var view = GradientProfileView.Of(MeasuredRun.From([run.Build()]));
        Assert.Equal(2, view.Panels.Count);
        Assert.Contains("the gradient that vanishes", view.Panels[1].Title, StringComparison.Ordinal);
        Assert.Equal(3, view.Panels[1].Curves.Count(curve => curve.Id != "predicted"));
        var points = view.Panels[1].Curves[0].Points;
        // Quantiles of logarithms: of 1, 2, 4, 8 the median is 2^1.5 and the first quartile 2^0.75.
        Assert.All(points, point => Assert.Equal(Math.Pow(2, 1.5) * point.X, point.Y.Median, 10));
        Assert.All(points, point => Assert.Equal(Math.Pow(2, 0.75) * point.X, point.Y.Low, 10));
        Assert.Null(view.Panels[1].Floor);
    }

    [Fact]
    public void A_zero_stands_a_decade_below_the_smallest_decade_drawn()
    {
        var run = new MadeUpRun
        {
            Depth = 2,
            Replicates = 1,
            Twist = (_, _, layer, quantity, value) =>
            quantity == Quantity.PreactivationGradientNorm ? (layer == 1 ? 0 : 3e-5) : value
        };
        // Without a config there is no prediction, whose band would be drawn as well.
        var panel = GradientProfileView.Of(MeasuredRun.From([run.Build() with { ConfigText = null }])).Panels[1];
        Assert.Equal(1e-6, panel.Floor!.Value, 12);
        Assert.Equal(0, panel.Curves[0].Points[0].Y.Median);
    }

    [Fact]
    public void The_headline_says_the_decades_that_the_rows_have()
    {
        var run = new MadeUpRun
        {
            Depth = 5,
            Twist = (_, _, layer, quantity, value) =>
            quantity == Quantity.PreactivationGradientNorm ? Math.Pow(10, layer) : value
        };
        var view = GradientProfileView.Of(MeasuredRun.From([run.Build()]));
        Assert.Contains("loses 4.0 decades", view.Headline, StringComparison.Ordinal);
        Assert.Contains("loses 4.0 decades", view.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Panels_above_one_another_share_one_floor()
    {
        var zero = new MadeUpRun
        {
            Name = "zero",
            Twist = (_, step, layer, quantity, value) =>
            layer == 1 && step > 100 && quantity == Quantity.PreactivationGradientNorm ? 0 : value
        };
        var view = GradientProfileView.Of(MeasuredRun.From([new MadeUpRun().Build(), zero.Build()]));
        Assert.Single(view.Panels.Where((_, i) => i % 2 == 1).Select(panel => panel.Floor).Distinct());
        Assert.NotNull(view.Panels[1].Floor);
    }

    [Fact]
    public void A_heatmap_distinguishes_zeros_from_non_finite_values()
    {
        var run = new MadeUpRun
        {
            Depth = 3,
            Twist = (_, _, layer, quantity, value) =>
            layer switch { 1 => 0, 2 => double.NaN, _ => value }
        };
        var view = GradientHeatmapView.Of(MeasuredRun.From([run.Build()]));
        Assert.True(view.HasZeros && view.HasNonFinite);
        Assert.All(view.Panels[0].Cells, cell =>
            Assert.Equal(cell.Layer switch { 1 => CellKind.Zero, 2 => CellKind.NonFinite, _ => CellKind.Number }, cell.Kind));
        Assert.True(double.IsFinite(view.Low) && double.IsFinite(view.High));
    }

    [Fact]
    public void An_exploding_run_does_not_determine_the_color_scale()
    {
        var run = new MadeUpRun
        {
            Points = 60,
            Steps = 2000,
            Twist = (_, step, layer, _, value) =>
            layer == 1 && step == 1999 ? 1e20 : value
        };
        var view = GradientHeatmapView.Of(MeasuredRun.From([run.Build()]));
        Assert.True(view.High < 1);
        Assert.Contains("beyond the ends of the scale", view.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_are_drawn_as_distances_from_where_they_began()
    {
        var view = WeightsView.Of(MeasuredRun.From([new MadeUpRun().Build()]));
        Assert.Equal(3, view.Panels.Count);
        Assert.All(view.Panels, panel => Assert.Equal(8, panel.Curves.Count));
        Assert.All(view.Panels.SelectMany(panel => panel.Curves), curve => Assert.Equal(0, curve.Points[0].Y.Median));
        // 500 steps of 64 samples, 1500 training samples; the last row is that of the trained network.
        Assert.Equal(500 * 64 / 1500.0, view.Panels[0].Curves[0].Points[^1].X, 10);
    }

    [Fact]
    public void The_note_s_bound_is_drawn_once_for_each_value()
    {
        var runs = new[] { "a", "b" }.Select(name => new MadeUpRun { Name = name }.Build()).ToArray();
        var panel = DerivativeFactorsView.Of(MeasuredRun.From(runs)).Panels[0];
        Assert.Equal(new ReferenceLine(0.25, "sup φ′ = 0.25"), Assert.Single(panel.References));
    }

    [Fact]
    public void Runs_of_one_name_are_told_apart()
    {
        var run = new MadeUpRun().Build();
        Assert.Equal(["first", "second"], MeasuredRun.From([run with { Folder = "runs/first" }, run with { Folder = "runs/second" }])
            .Select(measured => measured.Label));
        Assert.Equal(["sigmoid-10 #1", "sigmoid-10 #2"], MeasuredRun.From([run, run]).Select(measured => measured.Label));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.25, "0.250")]
    [InlineData(12.345, "12.3")]
    [InlineData(0.99996, "1.00")]
    [InlineData(9.996, "10.0")]
    [InlineData(3.14e-7, "3.1·10⁻⁷")]
    [InlineData(-0.5, "−0.500")]
    [InlineData(double.NaN, "not defined")]
    public void Numbers_are_spelled(double value, string spelled) => Assert.Equal(spelled, Spelling.Number(value));

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(1, "100%")]
    [InlineData(0.5, "50%")]
    [InlineData(0.29, "29%")]
    [InlineData(0.9996, "99.96%")]
    [InlineData(1.00002, "100.002%")]
    [InlineData(-0.0004, "−0.0400%")]
    [InlineData(2.3245, "232.5%")]
    [InlineData(0.843, "84.3%")]
    [InlineData(1e-7, "1.0·10⁻⁵%")]
    public void A_small_share_is_never_spelled_as_none(double share, string spelled) => Assert.Equal(spelled, Spelling.Percent(share));
}
