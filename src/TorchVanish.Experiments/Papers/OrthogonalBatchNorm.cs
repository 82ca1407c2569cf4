using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>‖∂L/∂x_l‖ along linear nets with batch normalization, orthogonal against Gaussian weights, to 1,000 layers.</summary>
public sealed class OrthogonalBatchNorm : PaperExperiment
{
    public override string Id => "meterez-2024";

    public override int Cost => 25;

    public override void Measure(Laboratory lab)
    {
        var (units, depth, seeds) = (lab.Pick(64, 64, 8), lab.Pick(1000, 1000, 20), lab.Pick(5, 3, 2));
        var generator = lab.Generator(Id);
        foreach (var orthogonal in (bool[])[true, false])
        {
            for (var seed = 0; seed < seeds; seed++)
                lab.Piece(() => Measure(lab, generator, orthogonal, units, depth, seed));
        }
    }

    private static void Measure(Laboratory lab, Generator generator, bool orthogonal, int units, int depth, int seed)
    {
        // As many samples as units, linearly independent with probability 1.
        var h = generator.Normal64(1, units, units);
        var z = new List<Tensor>();
        for (var layer = 1; layer <= depth; layer++)
        {
            var weights = orthogonal ? generator.Orthogonal(1, units)[0] : generator.Normal64(Math.Sqrt(1.0 / units), units, units);
            z.Add(h.mm(weights).requires_grad_(true));
            // The paper's norm divides each unit by its root mean square over the batch, without centering.
            h = z[^1] * (z[^1].square().mean([0], true) + 1e-12).rsqrt();
        }
        var watched = Enumerable.Range(0, depth).Where(l => l % (depth / 20) == 0 || l == depth - 1).ToArray();
        var deltas = Stacks.Pullback(h, generator.Normal64(1, units, units), [.. watched.Select(l => z[l])]);
        var last = deltas[^1].norm();
        for (var i = 0; i < watched.Length; i++)
            lab.Record(orthogonal ? "orthogonal" : "gaussian", depth - watched[i], seed, "gradient_ratio",
                (deltas[i].norm() / last).Number());
    }
}
