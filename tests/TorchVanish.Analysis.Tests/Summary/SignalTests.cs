using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Views;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Summary;

/// <summary>Zero, not defined and not finite are three different things.</summary>
public sealed class SignalTests
{
    /// <summary>Constant weights 0, tanh, depth 2: δ is zero in every hidden layer and no ratio is defined.</summary>
    private static readonly MadeUpRun ZeroWeights = new()
    {
        Depth = 2,
        Twist = (_, _, layer, quantity, value) => quantity switch
        {
            Quantity.PreactivationGradientNorm when layer <= 2 => 0,
            Quantity.WeightGradientNorm or Quantity.WeightNorm => 0,
            Quantity.WeightChange or Quantity.UpdateRatio => double.NaN,
            Quantity.DeadFraction or Quantity.SaturatedFraction => 0,
            _ => value,
        },
    };

    [Fact]
    public void A_signal_of_zero_is_reported_instead_of_a_ratio()
    {
        var words = RunStory.Paragraph(Of(ZeroWeights));
        Assert.Contains("At every measured step, the backpropagated signal δ = ∂L/∂z is exactly zero in hidden layers 1 and 2 of all 4 "
            + "replicates", words, StringComparison.Ordinal);
        Assert.Contains("weights are exactly zero, as at the start, so a relative change is not defined (0/0)", words,
            StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", words, StringComparison.Ordinal);
        Assert.Contains("exactly zero", RunStory.Facts(Of(ZeroWeights))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void No_headline_or_caption_of_zero_weights_spells_a_NaN()
    {
        var runs = MeasuredRun.From([ZeroWeights.Build()]);
        FigureView[] views =
        [
            GradientProfileView.Of(runs), GradientHeatmapView.Of(runs), DerivativeFactorsView.Of(runs), ActivationsView.Of(runs),
            WeightChangeView.Of(runs), UpdateRatioView.Of(runs), LearningCurvesView.Of(runs), WeightsView.Of(runs),
        ];
        Assert.All(views, view => Assert.DoesNotContain("NaN%", view.Headline + view.Caption, StringComparison.Ordinal));
        Assert.Equal("From the last hidden layer to the first, δ is exactly 0 at initialization", GradientProfileView.Of(runs).Headline);
        Assert.Contains("not defined (0/0)", WeightChangeView.Of(runs).Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_that_becomes_zero_is_reported_with_step_layers_and_replicates()
    {
        var run = new MadeUpRun
        {
            Twist = (replicate, step, layer, quantity, value) =>
            quantity == Quantity.PreactivationGradientNorm && layer <= 3 && replicate < 3 && step >= 40 ? 0 : value
        };
        var since = run.Build().Layers.Select(row => row.Step).First(step => step >= 40);
        Assert.Contains($"exactly zero from step {since} on, in hidden layers 1 to 3 of 3 of 4 replicates", RunStory.Paragraph(Of(run)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_ratio_is_taken_over_the_replicates_that_have_one()
    {
        var summary = Of(new MadeUpRun
        {
            Depth = 3,
            Twist = (replicate, _, layer, quantity, value) => quantity != Quantity.PreactivationGradientNorm ? value
                : replicate == 0 && layer == 1 ? 0 : replicate == 1 && layer == 3 ? double.NaN : Math.Pow(10, layer),
        });
        Assert.Equal(1e-2, summary.Signal.Ratio.Estimate, 12);
        Assert.Equal((2, 1, 0, 1), (summary.Signal.Ratio.Replicates, summary.Signal.Zeros, summary.Signal.Undefined,
            summary.Signal.NotFinite));
        Assert.Contains("in 2 of 4 replicates (exactly 0 in 1 and not finite in 1)", RunStory.Paragraph(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_distinguishes_not_defined_from_not_finite()
    {
        var run = MeasuredRun.From([new MadeUpRun
        {
            Twist = (replicate, _, layer, quantity, value) => quantity switch
            {
                Quantity.DerivativeRms when layer == 1 => double.NaN,
                Quantity.DerivativeRms when layer == 2 && replicate == 0 => double.NaN,
                Quantity.NonfiniteCount when layer == 2 && replicate == 0 => 7,
                Quantity.DerivativeRms when layer == 3 => double.PositiveInfinity,
                _ => value,
            },
        }.Build()])[0];
        Assert.Equal((0, 4, 0), Counted(run.Cell(0, 1, Quantity.DerivativeRms)));
        Assert.Equal((3, 0, 1), Counted(run.Cell(0, 2, Quantity.DerivativeRms)));
        Assert.Equal((0, 0, 4), Counted(run.Cell(0, 3, Quantity.DerivativeRms)));

        static (int, int, int) Counted(MeasuredCell cell) => (cell.Numbers, cell.NotDefined, cell.NotFinite);
    }

    [Fact]
    public void Several_runs_are_always_named()
    {
        var runs = MeasuredRun.From([new MadeUpRun { Name = "deep" }.Build(), new MadeUpRun { Name = "flat", Depth = 1 }.Build()]);
        Assert.EndsWith("in deep", GradientProfileView.Of(runs).Headline, StringComparison.Ordinal);
        Assert.Contains("(deep)", LearningCurvesView.Of(runs).Headline, StringComparison.Ordinal);
    }

    private static RunSummary Of(MadeUpRun run) => RunSummary.Of(MeasuredRun.From([run.Build()])[0]);
}
