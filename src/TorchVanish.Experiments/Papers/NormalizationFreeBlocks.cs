using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Partial Jacobian norms of residual nets with layer norm and with tanh and erf of αx in its place.</summary>
public sealed class NormalizationFreeBlocks : PaperExperiment
{
    private const double Alpha = 1;
    private const double Gain = 2;

    public override string Id => "alekseev-2026";

    public override int Cost => 20;

    public override void Measure(Laboratory lab)
    {
        var (units, depth, seeds) = (lab.Pick(256, 192, 16), lab.Pick(200, 150, 12), lab.Pick(6, 4, 2));
        int[] watched = [.. ((int[])[1, 2, 4, 8, 12, 18, 25, 36, 50, 70, 100, 125, 150, 175, 200]).Where(l => l <= depth)];
        var generator = lab.Generator(Id);
        foreach (var (cell, norm) in ((string, Func<Tensor, Tensor>)[])
            [("pre-LN", PartialJacobians.Normalized), ("DyT", x => (Alpha * x).tanh()), ("Derf", x => (Alpha * x).erf())])
        {
            for (var seed = 0; seed < seeds; seed++)
            {
                // A feed-forward branch: normalization, weights, ReLU, weights.
                lab.Piece(() => PartialJacobians.Measure(
                    generator, units, depth, 1,
                    x => PartialJacobians.Linear(PartialJacobians.Linear(norm(x), generator, Gain).relu(), generator, 1), watched,
                    (block, value) => lab.Record(cell, block, seed, "partial_jacobian", value)));
            }
        }
    }
}
