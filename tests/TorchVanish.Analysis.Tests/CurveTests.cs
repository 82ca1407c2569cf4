using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests;

/// <summary>What a curve shows where replicates are far apart, have ended, or have no value.</summary>
public sealed class CurveTests
{
    [Fact]
    public void Quantiles_on_a_logarithmic_axis_are_those_of_the_logarithms()
    {
        var spread = Spread.Of([1e-9, 1e-9, 1, 1]).OnLogAxis();
        Assert.Equal(Math.Sqrt(1e-9), spread.Median, 1e-15);
        Assert.Equal(1e-9, spread.Low);
        Assert.Equal(0.5, Spread.Of([1e-9, 1e-9, 1, 1]).Median, 1e-9);
    }

    [Fact]
    public void On_a_logarithmic_axis_a_quantile_between_a_zero_and_a_number_is_zero()
    {
        var spread = Spread.Of([0, 1, 2, double.NaN], undefined: 1).OnLogAxis();
        Assert.Equal((0.0, 1.0, 5, 1, 1, 1), (spread.Low, spread.Median, spread.Replicates, spread.Zeros, spread.NonFinite,
            spread.Undefined));
        Assert.Equal(0, Spread.Of([0, 0, 1, 1]).OnLogAxis().Median);
    }

    [Fact]
    public void A_stopped_replicate_keeps_its_last_value_and_a_diverged_one_is_counted()
    {
        var whole = new MadeUpRun { Depth = 2, Replicates = 4, Points = 6 }.Build();
        var steps = whole.Layers.Select(row => row.Step).Distinct().Order().ToArray();
        var (stop, divergence) = (steps[2], steps[3]);
        bool Stays(int replicate, int step) => replicate switch { 0 => step <= stop, 1 => step <= divergence, _ => true };
        var run = MeasuredRun.From([whole with
        {
            Training = [.. whole.Training.Where(row => Stays(row.Replicate, row.Step))],
            Layers = [.. whole.Layers.Where(row => Stays(row.Replicate, row.Step))],
            Status = new RunStatus(RunState.Diverged, "", "", [new DivergedReplicate(1, divergence, "the loss is NaN")])
            {
                StoppedReplicates = [new StoppedReplicate(0, stop, 0.9)],
            },
        }])[0];
        var last = run.Spread(steps[^1], 1, Quantity.WeightNorm);
        Assert.Equal((4, 1), (last.Replicates, last.NonFinite));
        var losses = LearningCurvesView.Of([run]).Panels[0].Curves[0].Points[^1].Y;
        Assert.Equal((4, 1), (losses.Replicates, losses.NonFinite));
        double[] values = [.. whole.Training.Where(row => row.Step == steps[^1] && row.Replicate > 1).Select(row => row.TrainLoss),
            whole.Training.Single(row => row.Replicate == 0 && row.Step == stop).TrainLoss];
        Assert.Equal(values.Order().ElementAt(1), losses.Median);
        var caption = LearningCurvesView.Of([run]).Caption;
        Assert.Contains("1 of 4 replicates diverged", caption, StringComparison.Ordinal);
        Assert.Contains("1 of 4 replicates stopped early", caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Not_defined_is_neither_zero_nor_not_finite()
    {
        var run = new MadeUpRun
        {
            Depth = 3,
            Twist = (_, _, layer, quantity, value) =>
            quantity == Quantity.DerivativeRms && layer == 2 ? double.NaN : value
        };
        var view = DerivativeFactorsView.Of(MeasuredRun.From([run.Build()]));
        var point = view.Panels[0].Curves[0].Points[1].Y;
        Assert.Equal((4, 0, 0, 4, false), (point.Replicates, point.Zeros, point.NonFinite, point.Undefined, point.IsDrawn));
        Assert.True(view.Panels[0].HasGap && !view.HasNonFinite);
        Assert.Contains("gap where the value is not defined", view.Caption, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, AxisScale.Linear)]
    [InlineData(1000, AxisScale.Log)]
    public void A_loss_over_more_than_two_decades_has_a_logarithmic_axis(double factor, AxisScale scale)
    {
        var whole = new MadeUpRun().Build();
        var run = whole with
        {
            Training = [.. whole.Training.Select(row =>
            row.Step < 200 ? row : row with { TrainLoss = row.TrainLoss / factor })]
        };
        Assert.Equal(scale, LearningCurvesView.Of(MeasuredRun.From([run])).Panels[0].Y.Scale);
    }

    [Fact]
    public void The_level_of_the_best_constant_answer_is_drawn()
    {
        var run = new MadeUpRun().Build();
        var manifest = new RunManifest("torchvanish", run.Name, RunSource.Config, []) { TrivialLoss = 0.2, TrivialAccuracy = 0.95 };
        var panels = LearningCurvesView.Of(MeasuredRun.From([run with { Manifest = manifest }])).Panels;
        Assert.Equal([0.2, 0.95], panels.Select(panel => Assert.Single(panel.References).Value));
        var old = LearningCurvesView.Of(MeasuredRun.From([run])).Panels;
        Assert.Empty(old[0].References);
        Assert.Equal("chance", Assert.Single(old[1].References).Label);
    }

    [Fact]
    public void Entries_of_a_relu_are_off_and_those_of_a_sigmoid_saturated()
    {
        string Title(params ActivationConfig[] kinds) =>
            ActivationsView.Of(MeasuredRun.From([.. kinds.Select((kind, i) =>
                new MadeUpRun { Name = $"run{i}", Activation = kind, Points = 3 }.Build())])).Panels[2].Title;
        Assert.Equal("Entries that are off", Title(new ReluConfig()));
        Assert.Equal("Saturated entries", Title(new SigmoidConfig()));
        Assert.StartsWith("Saturated or off entries", Title(new SigmoidConfig(), new ReluConfig()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Signal ‖∂L/∂z‖, at the end", "signal_dl_dz_at_the_end")]
    [InlineData("σ_w = 1.5", "sigma_w_1_5")]
    public void Ids_are_ascii(string name, string id) => Assert.Equal(id, AsciiId.Of(name));
}
