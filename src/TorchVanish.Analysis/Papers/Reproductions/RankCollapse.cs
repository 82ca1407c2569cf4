using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Attention alone makes all tokens the same.</summary>
public sealed class RankCollapse : PaperReproduction
{
    private const string Residual = "rank_residual";
    private const string Query = "query_over_value_gradient";
    private const string Plain = "no shortcut";
    private const string Shortcut = "shortcut, branch / √L";

    public override string Id => "dong-2021-noci-2022";

    public override int Order => 26;

    public override PaperSource Paper => new(
        "Dong, Cordonnier and Loukas 2021, and Noci et al.", 2022, "Attention is not all you need; Signal propagation in transformers",
            "ICML and NeurIPS",
        "rank collapse, doubly exponential in depth; vanishing gradients of queries and keys", PaperSource.FromMemory);

    public override string Protocol =>
        "Twelve layers of one-head softmax attention on 24 tokens of 64 units, all weights N(0, 1/d), in float64, without shortcuts and "
        + "with branches scaled by 1/√L: ‖x − mean over tokens‖ / ‖x‖ by layer, and ‖∂L/∂W_Q‖ / ‖∂L/∂W_V‖ by autograd.";

    public override string Published =>
        "without shortcuts the residual falls doubly exponentially, ln r_{l+1} ≈ 3 ln r_l at most and faster than any exponential, and "
        + "query gradients vanish; scaled shortcuts keep both";

    public override string Tolerance =>
        "Without shortcuts: ln r over layers falls faster than a line (the fall from layer 3 to 4 more than 1.3 times that from 1 to 2), "
        + "r below 10⁻³ at layer 4, query over value gradient below 10⁻³ at layer 6. With 1/√L: r above 0.1 at layer 12, query over "
        + "value gradient above 10⁻² at layer 6.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var falls = evidence.Values(Residual, Plain, 1).Select((_, seed) => Fall(seed, 3) / Fall(seed, 1));
        var last = evidence.Xs(Residual, Plain)[^1];
        Case[] cases =
        [
            new(Plain, "fall of ln r from layer 3 to 4 / from 1 to 2", MeanInterval.Of(falls), Bound.Above(1.3)),
            new(Plain, "r at layer 4", evidence.GeometricMean(Residual, Plain, 4), Bound.Below(1e-3)),
            new(Plain, "‖∂W_Q‖/‖∂W_V‖ at layer 6", evidence.GeometricMean(Query, Plain, 6), Bound.Below(1e-3)),
            new(Shortcut, "r at the last layer", evidence.GeometricMean(Residual, Shortcut, last), Bound.Above(0.1)),
            new(Shortcut, "‖∂W_Q‖/‖∂W_V‖ at layer 6", evidence.GeometricMean(Query, Shortcut, 6), Bound.Above(0.01)),
        ];
        CurvePanel Panel(string title, string label, string quantity) => CurvePanel.Of(
            title, PanelAxis.Layer, new(label, AxisScale.Log),
                [plot.Measured(quantity, Plain, Plain), plot.Measured(quantity, Shortcut, Shortcut)]);
        return new(
            "Attention without shortcuts makes all tokens equal within a few layers, and its query weights then get no gradient; "
            + "scaled shortcuts prevent both.", cases,
            plot.View(
                "Without shortcuts attention loses its rank, and with it the query gradients",
                "Left: the part of x that differs between tokens. Right: query over value gradient. Medians and quartiles over seeds.", 2,
                Panel("Rank", "‖x − mean‖ / ‖x‖", Residual), Panel("Gradients", "‖∂W_Q‖ / ‖∂W_V‖", Query)));

        double Fall(int seed, int layer) =>
            Math.Log(evidence.Values(Residual, Plain, layer)[seed]) - Math.Log(evidence.Values(Residual, Plain, layer + 1)[seed]);
    }
}
