using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Element-wise functions in place of layer norm.</summary>
public sealed class NormalizationFreeBlocks : PaperReproduction
{
    private const string Norm = "partial_jacobian";
    private const double From = 12;

    public override string Id => "alekseev-2026";

    public override int Order => 20;

    public override PaperSource Paper => new(
        "Alekseev", 2026, "Subcritical signal propagation at initialization in normalization-free transformers", "arXiv 2604.11890",
        "power law l^ζ of pre-LN against stretched exponential e^√(l/λ) of DyT and Derf",
            "The abstract was read; the reduced protocol is ours.");

    public override string Protocol =>
        "x ← x + W₂ relu(W₁ n(x)) with 256 units and up to 200 blocks, where n is layer norm, tanh or erf: the averaged partial Jacobian "
        + "norm J from the first block to the l-th, by autograd with random directions. Both laws are fitted to ln J from 12 blocks on: "
        + "a line in ln l and a line in √l.";

    public override string Published => "J grows as a power l^ζ with pre-LN and as e^√(l/λ) with the element-wise DyT and Derf";

    public override string Tolerance =>
        "Seed by seed, the residual of the better law below half of that of the other: ln l for pre-LN, √l for DyT and Derf (mean of the "
        + "logarithm of the ratio below ln ½).";

    public override string Reduced => "Feed-forward blocks without attention, in place of vision transformers; α = 1.";

    public override string Comment =>
        "Changed after the first measurement: the partial Jacobian is averaged over a batch of 32 samples, as for Doshi et al.; "
        + "the rule is as it was.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        string[] kinds = ["pre-LN", "DyT", "Derf"];
        var cases = kinds.Select(kind => new Case(
            kind, kind == "pre-LN" ? "residual of the power law / of the stretched exponential"
                : "residual of the stretched exponential / of the power law",
            GeometricMean.Of(Residuals(evidence, kind)), Bound.Below(0.5))).ToArray();
        CurvePanel Panel(string title, string label, Func<double, double> axis, AxisScale scale) => CurvePanel.Of(
            title, new(label, scale), new("partial Jacobian norm J", AxisScale.Log),
            kinds.Select(kind => plot.Line(kind, evidence.Points(Norm, kind).Select(p => (axis(p.X), p.Y.Median)), PaperStroke.Measured)));
        return new(
            "Pre-LN blocks follow a power law, blocks with tanh or erf in place of the norm a stretched exponential.", cases,
            plot.View(
                "Layer norm gives a power law, tanh and erf a stretched exponential",
                "The averaged partial Jacobian norm, medians over seeds. Left, over ln l, a power law is a line; right, over √l, a "
                + "stretched exponential is.", 2,
                Panel("Over ln l", "blocks l", l => l, AxisScale.Log), Panel("Over √l", "√l", Math.Sqrt, AxisScale.Linear)));
    }

    private static IEnumerable<double> Residuals(PaperEvidence evidence, string kind)
    {
        var blocks = evidence.Xs(Norm, kind).Where(l => l >= From).ToArray();
        for (var seed = 0; seed < evidence.Values(Norm, kind, blocks[0]).Count; seed++)
        {
            var logs = blocks.Select(l => (L: l, Y: Math.Log(evidence.Values(Norm, kind, l)[seed]))).ToArray();
            var power = 1 - LogFit.Line(logs.Select(p => (Math.Log(p.L), p.Y))).RSquared;
            var stretched = 1 - LogFit.Line(logs.Select(p => (Math.Sqrt(p.L), p.Y))).RSquared;
            yield return kind == "pre-LN" ? power / stretched : stretched / power;
        }
    }
}
