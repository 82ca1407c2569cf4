using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>The curse of memory: sensitivity grows although gradients do not explode.</summary>
public sealed class RecurrentMemory : PaperReproduction
{
    private const string Sensitivity = "sensitivity_squared";
    private const string Cell = "λ";

    public override string Id => "zucchet-2024";

    public override int Order => 28;

    public override PaperSource Paper => new(
        "Zucchet and Orvieto", 2024, "Recurrent neural networks: vanishing and exploding gradients are not the end of the story", "NeurIPS",
        "the curse of memory, section 2: E[(∂h/∂λ)²] = (1 + λ²)/(1 − λ²)³ for white inputs", "From memory; the formula was derived again.");

    public override string Protocol =>
        "h ← λh + x with white standard normal inputs, for so long that λ^T < 10⁻⁵: the mean over seeds of (∂h_T/∂λ)² by autograd, of "
        + "h_T², and ∂h_T/∂h_0.";

    public override string Published =>
        "the state has variance 1/(1 − λ²), its sensitivity to λ grows as (1 + λ²)/(1 − λ²)³, while ∂h_T/∂h_0 = λ^T vanishes";

    public override string Tolerance =>
        "The mean square sensitivity within 25% of the formula at every λ, with its 95% interval; ∂h_T/∂h_0 below 10⁻⁴.";

    /// <summary>E[(∂h/∂λ)²] in the stationary state.</summary>
    public static double Law(double lambda) => (1 + (lambda * lambda)) / Math.Pow(1 - (lambda * lambda), 3);

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var places = evidence.Xs(Sensitivity, Cell);
        var cases = places.Select(lambda => new Case(
                FormattableString.Invariant($"λ = {lambda}"), "E[(∂h/∂λ)²] over the formula",
                MeanInterval.Of(evidence.Values(Sensitivity, Cell, lambda).Select(value => value / Law(lambda))), Within.Share(1, 0.25)))
            .Append(new("all λ", "largest ∂h_T/∂h_0", Within.Exactly(places.Max(lambda => evidence.Value("past_gradient", Cell, lambda))),
                Bound.Below(1e-4)));
        Curve Over(string label, Func<double, double> value, PaperStroke stroke, string? color = null) =>
            plot.Line(label, places.Select(lambda => (1 / (1 - lambda), value(lambda))), stroke, color);
        return new(
            "A unit that remembers longer is more sensitive to its parameters, although nothing explodes along time.", [.. cases],
            plot.View(
                "Sensitivity grows with memory, although gradients do not explode",
                "Mean squares over seeds against the memory 1/(1 − λ); dashed: the formulas.", 1,
                CurvePanel.Of(
                    "Linear recurrent unit", new("memory 1/(1 − λ)", AxisScale.Log), new("mean square", AxisScale.Log),
                    [
                        Over("sensitivity (∂h/∂λ)²", lambda => evidence.Values(Sensitivity, Cell, lambda).Average(), PaperStroke.Measured,
                            "s"),
                        Over("state h²", lambda => evidence.Value("state_variance", Cell, lambda), PaperStroke.Measured, "h"),
                        Over("(1 + λ²)/(1 − λ²)³", Law, PaperStroke.Theory, "s"),
                        Over("1/(1 − λ²)", lambda => 1 / (1 - (lambda * lambda)), PaperStroke.Theory, "h"),
                    ])));
    }
}
