using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Self-normalization.</summary>
public sealed class SeluFixedPoint : PaperReproduction
{
    private const string Mean = "activation_mean";
    private const string Variance = "activation_variance";
    private const string Unit = "from variance 1";

    public override string Id => "klambauer-2017";

    public override int Order => 15;

    public override PaperSource Paper => new(
        "Klambauer, Unterthiner, Mayr and Hochreiter", 2017, "Self-normalizing neural networks", "NeurIPS",
            "the fixed point (0, 1), equation 14",
        "The constants of SELU were read; that χ is slightly above 1 is from literature notes.");

    public override string Protocol =>
        "SELU nets of 512 units and 32 layers with W ~ N(0, 1/n): mean and variance of h by layer, from inputs of variance 0.5, 1 and "
        + "1.5, and the factor χ of ‖∂L/∂z_l‖² per layer over the second half of the layers, by autograd.";

    public override string Published =>
        "mean 0 and variance 1 are an attracting fixed point; χ = E[φ′(Z)²] = 1.0716 there, slightly above 1";

    public override string Tolerance =>
        "In the last layer the mean within 0.02 of 0 and the variance within 5% of 1, from each of the three variances; χ within 2% of "
        + "E[φ′(Z)²], and above 1.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var selu = WideNetwork.Of(new SeluConfig());
        var chi = WideNetwork.Mean(z => WideNetwork.Square(selu.Derivative(z)));
        var cells = evidence.Cells(Variance);
        var last = evidence.Xs(Variance, Unit)[^1];
        var cases = cells.SelectMany(cell => (Case[])
        [
            new(cell, "mean of h in the last layer", evidence.Mean(Mean, cell, last), Within.Distance(0, 0.02)),
            new(cell, "variance of h in the last layer", evidence.Mean(Variance, cell, last), Within.Share(1, 0.05)),
        ]).ToList();
        var measured = GeometricMean.Of(evidence.Values("chi", Unit));
        cases.Add(new("χ", "factor of ‖δ‖² per layer", measured, Within.Share(chi, 0.02)));
        cases.Add(new("χ", "factor of ‖δ‖² per layer", measured, Bound.Above(1)));
        return new(
            "Activations settle at mean 0 and variance 1, and gradients still grow by about 7% in ‖δ‖² per layer.", cases,
            plot.View(
                "Activations settle at variance 1 while gradients grow slowly",
                "Left: the variance of h by layer, from three input variances. Right: ‖∂L/∂z_l‖² relative to the last layer. Medians "
                + "and quartiles over seeds.", 2,
                CurvePanel.Of(
                    "Variance of h", PanelAxis.Layer, new("variance", AxisScale.Linear),
                        cells.Select(cell => plot.Measured(Variance, cell, cell)),
                    new ReferenceLine(1, "fixed point")),
                CurvePanel.Of(
                    "Gradients", PanelAxis.Layer, new("‖δ_l‖² / ‖δ_L‖²", AxisScale.Log),
                    [plot.Measured("delta_squared_ratio", Unit, Unit),
                        plot.Line("χ = 1.0716 per layer", evidence.Xs(Variance, Unit).Select(l => (l, Math.Pow(chi, last - l))),
                            color: PaperPlot.Theory)])));
    }
}
