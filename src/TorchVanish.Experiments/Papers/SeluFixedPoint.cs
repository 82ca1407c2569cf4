using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Mean and variance of h, and the factor χ of ‖δ‖² per layer, in deep SELU nets.</summary>
public sealed class SeluFixedPoint : PaperExperiment
{
    public override string Id => "klambauer-2017";

    public override int Cost => 4;

    public override void Measure(Laboratory lab)
    {
        var (width, depth, seeds, batch) = (lab.Pick(512, 512, 32), lab.Pick(32, 24, 8), lab.Pick(16, 8, 2), 32);
        var generator = lab.Generator(Id);
        foreach (var (cell, scale) in ((string, double)[])[("from variance 1", 1), ("from variance 1.5", Math.Sqrt(1.5)),
            ("from variance 0.5", Math.Sqrt(0.5))])
        {
            for (var seed = 0; seed < seeds; seed++)
            {
                lab.Piece(() =>
                {
                    var h = generator.Normal(scale, batch, width);
                    var z = new List<Tensor>();
                    for (var layer = 1; layer <= depth; layer++)
                    {
                        z.Add(h.mm(generator.Normal(Math.Sqrt(1.0 / width), width, width)).requires_grad_(true));
                        h = Phi.Selu(z[^1]);
                        lab.Record(cell, layer, seed, "activation_mean", h.mean().Number());
                        lab.Record(cell, layer, seed, "activation_variance", h.var().Number());
                    }
                    var norms = Stacks.Pullback(h, generator.Normal(1, batch, width), z).Select(delta => delta.norm().Number()).ToArray();
                    for (var layer = 1; layer <= depth; layer++)
                        lab.Record(cell, layer, seed, "delta_squared_ratio", Math.Pow(norms[layer - 1] / norms[^1], 2));
                    var (low, high) = (depth / 2, depth - 2);
                    lab.Record(cell, 0, seed, "chi", Math.Pow(norms[low] / norms[high], 2.0 / (high - low)));
                });
            }
        }
    }
}
