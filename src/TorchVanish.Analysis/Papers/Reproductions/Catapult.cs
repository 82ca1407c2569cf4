using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Large rates that throw the loss up before it converges.</summary>
public sealed class Catapult : PaperReproduction
{
    private const string Cell = "f = u·v/√n";

    public override string Id => "lewkowycz-2020";

    public override int Order => 22;

    public override PaperSource Paper => new(
        "Lewkowycz, Bahri, Dyer, Sohl-Dickstein and Gur-Ari", 2020,
            "The large learning rate phase of deep learning: the catapult mechanism", "arXiv 2003.02218",
        "critical rate 2/λ₀, largest rate 4/λ₀ of the linear model", PaperSource.FromMemory);

    public override string Protocol =>
        "f = u·v/√n with 1,024 units trained by full-batch gradient descent on one sample with target 0, gradients by autograd, at 91 "
        + "rates up to 4.6/λ₀, where λ₀ is the tangent kernel at the start: the smallest rate at which the loss ever rises above its "
        + "start, and the largest at which it converges, over seeds.";

    public override string Published =>
        "below ηλ₀ = 2 the loss falls; from 2 to about 4 it rises first and then converges; beyond it diverges";

    public override string Tolerance => "2 within 5%, 4 within 5%.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        Case[] cases =
        [
            new(Cell, "smallest ηλ₀ at which the loss rises", evidence.Mean("first_rate_that_rises", Cell), Within.Share(2, 0.05)),
            new(Cell, "largest ηλ₀ that converges", evidence.Mean("largest_rate_that_converges", Cell), Within.Share(4, 0.05)),
        ];
        return new(
            "Between 2/λ₀ and 4/λ₀ the loss is thrown up, the curvature falls, and training converges.", cases,
            plot.View(
                "Rates between 2/λ₀ and 4/λ₀ throw the loss up before it converges", "The loss of one net at four rates.", 1,
                CurvePanel.Of(
                    "f = u·v/√n on one sample", new("step", AxisScale.Linear), new("loss", AxisScale.Log),
                    [.. evidence.Cells("loss").Select(cell =>
                        plot.Line(cell, evidence.Points("loss", cell).Select(p => (p.X, Math.Max(p.Y.Median, 1e-12))),
                            PaperStroke.Line))])));
    }
}
