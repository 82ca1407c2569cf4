using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>Accuracy over the training, as the figures of claims draw it and their texts say it.</summary>
public sealed class ClaimCurveTests
{
    [Fact]
    public void The_line_ends_at_the_accuracy_of_the_text_without_a_stub()
    {
        var panel = MadeUp.Judge(new FixHe(), _ =>
            new MadeUpExperiment { Accuracy = replicate => replicate == 0 ? double.NaN : 0.8 }).Figure.Panels[1];
        Assert.Equal(2, panel.Curves.Count);
        Assert.All(panel.Curves, curve =>
        {
            Assert.True(curve.Points[^1].X - curve.Points[^2].X > 1);
            // A network whose outputs are NaN counts as one that classifies nothing, not as none.
            Assert.All(curve.Points, point => Assert.Equal((1, 0), (point.Y.Zeros, point.Y.NonFinite)));
            Assert.Equal(0.8, curve.Points[^1].Y.Median);
        });
    }

    /// <summary>
    /// A replicate that diverged counts as 0 from then on; the step at which it did, which no other replicate has, is no place of the line.
    /// </summary>
    [Fact]
    public void A_replicate_that_diverges_between_two_steps_does_not_pull_the_line_down()
    {
        var panel = MadeUp.Judge(new FixHe(), _ =>
            new MadeUpExperiment { Accuracy = _ => 0.8, DivergesAt = replicate => replicate == 0 ? 101 : null }).Figure.Panels[1];
        Assert.All(panel.Curves, curve =>
        {
            Assert.DoesNotContain(curve.Points, point => point.X == 101);
            Assert.All(curve.Points, point => Assert.Equal((0.8, point.X < 101 ? 0 : 1), (point.Y.Median, point.Y.Zeros)));
        });
    }

    /// <summary>Of a run by itself it is marked, and the line goes on beside it.</summary>
    [Fact]
    public void It_is_a_mark_beside_the_line_of_a_run()
    {
        var config = new ExperimentConfig { Name = "made-up", Replicates = 4 };
        var record = new MadeUpExperiment { DivergesAt = replicate => replicate == 0 ? 101 : null }.Record(config);
        var view = LearningCurvesView.Of(MeasuredRun.From([record]));
        var loss = view.Panels[0].Curves[0].Points;
        Assert.Equal([101.0], loss.Where(point => point.Aside).Select(point => point.X));
        Assert.All(loss, point => Assert.Equal((!point.Aside, point.Aside ? 1 : 0), (point.Y.IsDrawn, point.Y.NonFinite)));
    }
}
