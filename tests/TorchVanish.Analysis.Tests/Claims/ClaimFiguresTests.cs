using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>Figures that several claims share, seen through a claim that draws them.</summary>
public sealed class ClaimFiguresTests
{
    private static ClaimView Figure(Claim claim, MadeUpExperiment measured)
    {
        var records = claim.Experiments(MadeUp.Settings).DistinctBy(config => config.Name).Select(measured.Record).ToArray();
        return claim.Judge(new Evidence(MadeUp.Settings, MeasuredRun.From(records).ToDictionary(run => run.Record.Name))).Figure;
    }

    /// <summary>
    /// The signal of the last hidden layer is 1 and falls by the same factor a layer; the output layer is no place of the line.
    /// </summary>
    [Fact]
    public void Profiles_show_weight_gradient_and_signal_of_the_hidden_layers_at_initialization()
    {
        var figure = Figure(new QuarterToTheTenth(), new MadeUpExperiment { Left = _ => 1e-6 });
        Assert.Equal((2, 2, 1), (figure.Panels.Count, figure.Columns, figure.Thumbnail));
        Assert.Contains("∂W", figure.Panels[0].Title, StringComparison.Ordinal);
        Assert.Contains("∂z", figure.Panels[1].Title, StringComparison.Ordinal);
        Assert.All(figure.Panels, panel => Assert.Equal(figure.Runs.Count, panel.Curves.Count));
        Assert.All(figure.Panels.SelectMany(panel => panel.Curves), curve =>
        {
            var run = figure.Runs[curve.Run];
            Assert.Equal(run.HiddenLayers.Select(layer => (double)layer), curve.Points.Select(point => point.X));
            Assert.Equal(1e-6, curve.Points[0].Y.Median, 12);
            Assert.Equal(1, curve.Points[^1].Y.Median, 12);
            Assert.All(curve.Points, point => Assert.Equal(MadeUp.Settings.Replicates, point.Y.Replicates));
        });
        Assert.Equal(Enumerable.Range(0, figure.Runs.Count), figure.Panels[0].Curves.Select(curve => curve.Run));
    }

    [Fact]
    public void A_figure_without_a_number_says_so()
    {
        Assert.NotNull(Figure(new FixXavier(), new MadeUpExperiment { Left = _ => double.NaN }).Nothing);
        Assert.Null(Figure(new QuarterToTheTenth(), new MadeUpExperiment()).Nothing);
        Assert.Null(Figure(new FixXavier(), new MadeUpExperiment()).Nothing);
    }

    [Fact]
    public void A_grid_stands_alone()
    {
        var figure = Figure(new FixXavier(), new MadeUpExperiment());
        Assert.NotNull(figure.Grid);
        Assert.Empty(figure.Panels);
        Assert.NotEmpty(figure.Runs);
        Assert.Equal(1, figure.Columns);
    }
}
