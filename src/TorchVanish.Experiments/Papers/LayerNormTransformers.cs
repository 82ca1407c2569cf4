using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>E‖x‖² along transformer blocks at initialization, and the gradient of the last feed-forward matrix, post-LN against
/// pre-LN.</summary>
public sealed class LayerNormTransformers : PaperExperiment
{
    private const int Tokens = 16;
    private const int Classes = 10;

    public override string Id => "xiong-2020";

    public override int Cost => 6;

    public override void Measure(Laboratory lab)
    {
        var (units, seeds) = (lab.Pick(128, 128, 16), lab.Pick(64, 40, 2));
        var generator = lab.Generator(Id);
        foreach (var depth in lab.Pick<int[]>([2, 4, 8, 16, 32], [8, 32], [2]))
        {
            for (var seed = 0; seed < seeds; seed++)
            {
                lab.Piece(() => Measure(lab, generator, "post-LN", post: true, depth, units, seed));
                lab.Piece(() => Measure(lab, generator, "pre-LN", post: false, depth, units, seed));
            }
        }
    }

    private static void Measure(Laboratory lab, Generator generator, string cell, bool post, int depth, int units, int seed)
    {
        var x = generator.Normal(1, Tokens, units);
        Tensor? last = null;
        for (var block = 1; block <= depth; block++)
        {
            // W_Q and W_K are 0, as in the paper's analysis: attention is the mean over tokens.
            var attention = (post ? x : Normalized(x)).mm(Xavier()).mean([0], true).mm(Xavier());
            x = post ? Normalized(x + attention) : x + attention;
            last = Xavier().requires_grad_(true);
            x = x + (post ? x : Normalized(x)).mm(Xavier()).relu().mm(last);
            lab.Record(FormattableString.Invariant($"{cell}, {depth} blocks"), block, seed, "squared_norm_over_units",
                x.square().sum(1).mean().Number() / units);
            x = post ? Normalized(x) : x;
        }
        var logits = (post ? x : Normalized(x)).mm(generator.Normal(Math.Sqrt(2.0 / (units + Classes)), units, Classes));
        var loss = nn.functional.cross_entropy(logits, randint(0, Classes, [Tokens], ScalarType.Int64, generator: generator));
        lab.Record(cell, depth, seed, "last_matrix_gradient", Stacks.Gradients(loss, [last!])[0].norm().Number());

        Tensor Xavier() => generator.Normal(Math.Sqrt(1.0 / units), units, units);
    }

    private static Tensor Normalized(Tensor x)
    {
        var centred = x - x.mean([1], true);
        return centred * (centred.square().mean([1], true) + 1e-6).rsqrt();
    }
}
