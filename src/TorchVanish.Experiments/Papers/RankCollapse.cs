using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>How far tokens differ along stacks of self-attention, without and with shortcuts, and the gradients of W_Q and W_V.</summary>
public sealed class RankCollapse : PaperExperiment
{
    private const int Tokens = 24;

    public override string Id => "dong-2021-noci-2022";

    public override int Cost => 5;

    public override void Measure(Laboratory lab)
    {
        var (units, depth, seeds) = (lab.Pick(64, 64, 16), lab.Pick(12, 12, 6), lab.Pick(12, 8, 2));
        var generator = lab.Generator(Id);
        for (var seed = 0; seed < seeds; seed++)
        {
            lab.Piece(() => Measure(lab, generator, "no shortcut", null, units, depth, seed));
            lab.Piece(() => Measure(lab, generator, "shortcut, branch / √L", 1 / Math.Sqrt(depth), units, depth, seed));
        }
    }

    private static void Measure(Laboratory lab, Generator generator, string cell, double? branchScale, int units, int depth, int seed)
    {
        var x = generator.Normal64(1, Tokens, units);
        var (queries, values) = (new List<Tensor>(), new List<Tensor>());
        for (var layer = 1; layer <= depth; layer++)
        {
            queries.Add(Weights());
            values.Add(Weights());
            var attention = (x.mm(queries[^1]).mm(x.mm(Weights()).t()) / Math.Sqrt(units)).softmax(1);
            var branch = attention.mm(x).mm(values[^1]);
            x = branchScale is double scale ? x + (scale * branch) : branch;
            // The part of x that is not the same for all tokens, over x.
            var rest = x - x.mean([0], true);
            lab.Record(cell, layer, seed, "rank_residual", (rest.norm() / x.norm()).Number());
        }
        var loss = (x * generator.Normal64(1, Tokens, units)).sum();
        var gradients = Stacks.Gradients(loss, [.. queries, .. values]);
        for (var layer = 1; layer <= depth; layer++)
            lab.Record(cell, layer, seed, "query_over_value_gradient",
                (gradients[layer - 1].norm() / gradients[depth + layer - 1].norm()).Number());

        Tensor Weights() => generator.Normal64(Math.Sqrt(1.0 / units), units, units).requires_grad_(true);
    }
}
