using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Published explainers, measured: a factor to the power of the depth, drawn as the gradient.</summary>
public sealed class Explainers : PaperReproduction
{
    private const string Left = "gradient_left";
    private const int Depth = 10;

    private static readonly (string Explainer, double Factor, string[] Nets)[] Drawn =
    [
        ("0.25^N for sigmoid", 0.25, ["sigmoid, Xavier", "sigmoid, N(0, 1)", "sigmoid, PyTorch's default"]),
        ("0.5^N for ReLU", 0.5, ["ReLU, He", "ReLU, Xavier", "ReLU, PyTorch's default"]),
        ("1^N for tanh", 1, ["tanh, Xavier"]),
    ];

    public override string Id => "explainers";

    public override int Order => 100;

    public override bool Counts => false;

    public override PaperSource Paper => new(
        "Published explainers", 2026, "a factor to the power of the depth, drawn as the gradient", "measured",
            "0.25^N for sigmoid, 0.5^l for ReLU, 1^N for tanh",
        "The three formulas are those of common tutorials, not of one paper.");

    public override string Protocol =>
        "Plain nets of 128 units without biases: ‖∂L/∂z‖ N layers back, over ‖∂L/∂z‖ at the last layer, by autograd, for usual "
        + "initializations. This page is no reproduction of a paper and has no vote.";

    public override string Published =>
        "tutorials draw 0.25^N (sigmoid), 0.5^N (ReLU, half of the units are off) or 1^N (tanh, its largest derivative) as what is left "
        + "of the gradient after N layers";

    public override string Tolerance =>
        "An explainer agrees with a net if the formula is within a factor of 2 of what is left after 10 layers.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var cases = Drawn.SelectMany(e => e.Nets.Select(net => new Case(
            $"{net}, against {e.Explainer}", "measured / formula after 10 layers",
            GeometricMean.Of(evidence.Values(Left, net, Depth).Select(value => value / Math.Pow(e.Factor, Depth))),
                Bound.Between(0.5, 2, "within a factor of 2 of 1"))));
        CurvePanel Panel((string Explainer, double Factor, string[] Nets) e) => CurvePanel.Of(
            e.Explainer, new("layers back N", AxisScale.Linear), new("gradient left", AxisScale.Log),
            [
                .. e.Nets.Select(net => plot.Measured(Left, net, net)),
                plot.Line(e.Explainer, evidence.Xs(Left, e.Nets[0]).Select(n => (n, Math.Pow(e.Factor, n))), color: PaperPlot.Textbook),
            ]);
        return new(
            "A factor to the power of the depth leaves the weights out. What is left of a gradient is √(n Var(W) E[φ′²]) per "
            + "layer: for ReLU it is 1 with He's weights, and for sigmoid anything, depending on the weights.", [.. cases],
            plot.View(
                "A factor to the power of the depth is not the gradient",
                "‖∂L/∂z‖ N layers back, over the last: medians and quartiles over seeds. Dashed red: the formula that tutorials draw.", 3,
                    [.. Drawn.Select(Panel)]))
        {
            HoldsWhatever = true,
        };
    }
}
