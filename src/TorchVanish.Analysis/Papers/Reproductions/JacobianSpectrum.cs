using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Dynamical isometry.</summary>
public sealed class JacobianSpectrum : PaperReproduction
{
    private const string Variance = "variance_over_mean_squared";
    private const double TanhVariance = 0.5687;

    public override string Id => "pennington-2017";

    public override int Order => 10;

    public override PaperSource Paper => new(
        "Pennington, Schoenholz and Ganguli", 2017, "Resurrecting the sigmoid in deep learning through dynamical isometry", "NeurIPS",
        "σ² of JJᵀ = L (μ₂/μ₁² − 1 − s₁), with s₁ = −1 for Gaussian and 0 for orthogonal weights",
        "The formula is from literature notes, the derivation from memory.");

    public override string Protocol =>
        "Critical nets of 300 units: the singular values of the Jacobian from input to last layer, by autograd, for linear, ReLU and "
        + "tanh nets (tanh at σ_b² = 0.05 on its critical line) with Gaussian and orthogonal weights, 2 to 16 layers: the variance of "
        + "the squared singular values over the square of their mean.";

    public override string Published => "Gaussian: linear L, ReLU 2L, tanh L μ₂/μ₁²; orthogonal: linear 0, ReLU L, tanh L (μ₂/μ₁² − 1)";

    public override string Tolerance =>
        "The mean over seeds within 10% of the formula at every depth; for orthogonal linear nets below 10⁻³.";

    /// <summary>μ₂/μ₁², where μ_k are the moments of φ′².</summary>
    public static double Moments(string activation)
    {
        if (activation == "linear")
            return 1;
        if (activation == "relu")
            return 2;
        var tanh = WideNetwork.Of(new TanhConfig());
        return WideNetwork.Mean(z => Math.Pow(tanh.Derivative(z), 4), TanhVariance)
            / WideNetwork.Square(WideNetwork.Mean(z => WideNetwork.Square(tanh.Derivative(z)), TanhVariance));
    }

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var (cases, curves) = (new List<Case>(), new List<Curve>());
        foreach (var cell in evidence.Cells(Variance))
        {
            var parts = cell.Split(", ");
            var perLayer = Moments(parts[0]) - 1 + (parts[1] == "gaussian" ? 1 : 0);
            var depths = evidence.Xs(Variance, cell);
            cases.AddRange(depths.Select(depth => new Case(
                FormattableString.Invariant($"{cell}, {depth} layers"), "variance of σ² over its squared mean",
                    evidence.Mean(Variance, cell, depth),
                perLayer == 0 ? Bound.Below(1e-3) : Within.Share(depth * perLayer, 0.1))));
            if (perLayer == 0)
                continue;
            curves.Add(plot.Measured(Variance, cell, cell));
            curves.Add(plot.Line($"{cell}: theory", depths.Select(depth => (depth, depth * perLayer)), color: cell));
        }
        const string Singular = "singular_value";
        var deepest = evidence.Xs(Variance, "tanh, gaussian").Max();
        var spectra = ((string[])["gaussian", "orthogonal"]).Select(kind =>
        {
            var values = FormattableString.Invariant($"tanh, {kind}, {deepest} layers");
            return plot.Histogram($"tanh, {kind}", [.. evidence.Xs(Singular, values).Select(x => evidence.Value(Singular, values, x))], 40,
                $"tanh, {kind}");
        });
        return new(
            "The spread of the singular values grows with depth as the formula says, and orthogonal weights keep a linear net an isometry.",
                cases,
            plot.View(
                "Gaussian weights spread the singular values; orthogonal weights do not",
                "Left: variance of the squared singular values over their squared mean, medians over seeds; dashed: theory. Right: the "
                + "singular values of one net, over the root of their mean square.",
                2,
                CurvePanel.Of("Variance of σ²", new("layers", AxisScale.Linear), new("variance / mean²", AxisScale.Log), curves),
                CurvePanel.Of(FormattableString.Invariant($"Spectra at {deepest} layers"), new("singular value", AxisScale.Linear),
                    new("density", AxisScale.FromZero), spectra)));
    }
}
