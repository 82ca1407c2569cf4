using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Why clipping is faster where curvature grows with the gradient.</summary>
public sealed class ClippedSteps : PaperReproduction
{
    private const string Steps = "best_steps";

    public override string Id => "zhang-2020";

    public override int Order => 13;

    public override PaperSource Paper => new(
        "Zhang, He, Sra and Jadbabaie", 2020, "Why gradient clipping accelerates training", "ICLR (arXiv 2019)",
        "theorems 3 and 4: the cost of a fixed step under (L₀, L₁)-smoothness",
            "From literature notes and memory; the example x⁴/4 is theirs in kind.");

    public override string Protocol =>
        "Gradient descent on f = x⁴/4, gradients by autograd, with a fixed step and with steps clipped to length 1, each at the best of "
        + "60 rates: the steps until every start between x_0/2 and x_0 has come to |x| ≤ 1/2. The exponent is that of the last doubling "
        + "of x_0.";

    public override string Published => "the best fixed step needs a number of steps that grows as x_0², clipping as x_0";

    public override string Tolerance =>
        "Exponent within 0.15 of 2 for fixed steps, within 0.15 of 1 for clipped ones. No seeds: nothing is drawn.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        double Exponent(string cell) =>
            LogFit.Exponent(evidence.Xs(Steps, cell).TakeLast(2).Select(x => (x, evidence.Value(Steps, cell, x))));
        Case[] cases =
        [
            new("fixed step", "exponent of x_0", Within.Exactly(Exponent("fixed step")), Within.Distance(2, 0.15)),
            new("clipped", "exponent of x_0", Within.Exactly(Exponent("clipped")), Within.Distance(1, 0.15)),
        ];
        var starts = evidence.Xs(Steps, "fixed step");
        return new(
            "A fixed step has to be small enough for the start and is then slow near the end; a clipped one is not.", cases,
            plot.View(
                "Clipped steps grow as x₀, fixed steps as x₀²", "The fewest steps to |x| ≤ 1/2 over a grid of rates, by start.", 1,
                CurvePanel.Of(
                    "f = x⁴/4", new("x_0", AxisScale.Log), new("steps", AxisScale.Log),
                    [
                        plot.Measured(Steps, "fixed step", "fixed step"),
                        plot.Measured(Steps, "clipped", "clipped"),
                        plot.Line("x_0²", starts.Select(x => (x, x * x)), color: "fixed step"),
                        plot.Line("x_0", starts.Select(x => (x, x)), color: "clipped"),
                    ])));
    }
}
