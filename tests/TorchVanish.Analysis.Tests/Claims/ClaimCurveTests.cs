using TorchVanish.Analysis.Claims.Ledger;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>Accuracy over the training, as the figures of claims draw it and their texts say it.</summary>
public sealed class ClaimCurveTests
{
    [Fact]
    public void The_line_ends_at_the_accuracy_of_the_text_without_a_stub()
    {
        var panel = MadeUp.Judge(new FixHe(), _ => new MadeUpExperiment { Accuracy = replicate => replicate == 0 ? double.NaN : 0.8 }).Figure.Panels[1];
        Assert.Equal(2, panel.Curves.Count);
        Assert.All(panel.Curves, curve =>
        {
            Assert.True(curve.Points[^1].X - curve.Points[^2].X > 1);
            // A network whose outputs are NaN counts as one that classifies nothing, not as none.
            Assert.All(curve.Points, point => Assert.Equal((1, 0), (point.Y.Zeros, point.Y.NonFinite)));
            Assert.Equal(0.8, curve.Points[^1].Y.Median);
        });
    }
}
