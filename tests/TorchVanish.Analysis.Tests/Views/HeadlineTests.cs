using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Views;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Views;

/// <summary>A headline says zero where the signal is zero, and first and last only of several layers.</summary>
public sealed class HeadlineTests
{
    [Fact]
    public void A_heatmap_of_zeros_and_one_number_says_zero()
    {
        var headline = Heatmap((layer, value) => layer <= 2 ? 0 : 0.25);
        Assert.StartsWith("The backpropagated signal is exactly zero in ", headline, StringComparison.Ordinal);
        Assert.EndsWith(" cells and is 0.250 in the others", headline, StringComparison.Ordinal);
        Assert.Equal("The backpropagated signal is exactly zero in every layer at every step", Heatmap((_, _) => 0));
    }

    [Fact]
    public void A_heatmap_without_zeros_has_a_span_or_one_size()
    {
        Assert.Equal("The backpropagated signal is 0.250 over layers and training", Heatmap((_, _) => 0.25));
        Assert.Equal("The backpropagated signal spans 3.0 decades over layers and training", Heatmap((layer, _) => layer == 1 ? 0.001 : 1));
    }

    [Fact]
    public void One_hidden_layer_is_neither_first_nor_last()
    {
        var runs = MeasuredRun.From([new MadeUpRun { Depth = 1, Points = 6 }.Build()]);
        FigureView[] views = [WeightsView.Of(runs), WeightChangeView.Of(runs), UpdateRatioView.Of(runs), LearningCurvesView.Of(runs)];
        Assert.All(views, view => Assert.DoesNotMatch("first hidden|last|middle hidden", view.Headline
            + view.Caption.Replace("last value", "", StringComparison.Ordinal)));
        Assert.All(views.OfType<CurveView>().SelectMany(view => view.Panels), panel =>
            Assert.DoesNotMatch("first hidden|last hidden|middle hidden",
                string.Concat(panel.Curves.Select(curve => curve.Label).Append(panel.Title))));
    }

    [Fact]
    public void Weights_without_a_number_after_the_first_show_nothing()
    {
        var run = new MadeUpRun { Points = 6 }.Build();
        var diverged = run with { Weights = [.. run.Weights.Select(row => row.Step == 0 ? row : row with { Value = double.NaN })] };
        Assert.NotNull(WeightsView.Of(MeasuredRun.From([diverged])).Nothing);
        Assert.Null(WeightsView.Of(MeasuredRun.From([run])).Nothing);
    }

    [Fact]
    public void A_run_whose_replicates_all_diverge_at_once_has_no_learning_curves()
    {
        var run = new MadeUpRun
        {
            Points = 6,
            Replicates = 1,
            LastDiverges = true,
            TwistTraining = row => row.Step == 0
                ? row : row with
                {
                    TrainLoss = double.NaN,
                    ValidationLoss = double.NaN,
                    TrainAccuracy = double.NaN,
                    ValidationAccuracy = double.NaN
                },
        };
        Assert.NotNull(LearningCurvesView.Of(MeasuredRun.From([run.Build()])).Nothing);
    }

    [Fact]
    public void Without_a_row_in_layers_csv_no_layer_was_measured()
    {
        var facts = RunStory.Facts(RunSummary.Of(MeasuredRun.From([new MadeUpRun().Build() with { Layers = [] }])[0]));
        Assert.Contains("No layer was measured", facts[1], StringComparison.Ordinal);
        Assert.DoesNotContain("fewer than two", string.Concat(facts), StringComparison.Ordinal);
    }

    private static string Heatmap(Func<int, double, double> signal) => GradientHeatmapView.Of(MeasuredRun.From([new MadeUpRun
    {
        Depth = 3,
        Points = 6,
        Twist = (_, _, layer, quantity, value) => quantity == Quantity.PreactivationGradientNorm ? signal(layer, value) : value,
    }.Build()])).Headline;
}
