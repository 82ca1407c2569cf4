using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>‖δ_l‖ / ‖δ_10‖ in ten layers of 256 units, by autograd, under eight initializations.</summary>
public sealed class TenSigmoidLayers : PaperExperiment
{
    private const int Depth = 10;

    public override string Id => "quarter-to-the-tenth";

    public override void Measure(Laboratory lab)
    {
        var (width, batch, seeds) = (lab.Pick(256, 256, 16), lab.Pick(64, 64, 8), lab.Pick(96, 64, 3));
        var generator = lab.Generator(Id);
        foreach (var (name, draw) in Initializations(width))
            Measure(lab, $"sigmoid, {name}", Phi.Sigmoid, () => draw(generator, seeds), width, batch, seeds, generator);
        Measure(lab, "relu, he_normal", Phi.Relu, () => generator.Normal(Math.Sqrt(2.0 / width), seeds, width, width), width, batch, seeds,
            generator);
        Measure(lab, "relu, xavier_normal", Phi.Relu, () => generator.Normal(Math.Sqrt(1.0 / width), seeds, width, width), width, batch,
            seeds, generator);
    }

    private static (string Name, Func<Generator, long, Tensor> Draw)[] Initializations(long n) =>
    [
        ("xavier_normal", (g, r) => g.Normal(Math.Sqrt(1.0 / n), r, n, n)),
        ("xavier_uniform", (g, r) => g.Uniform(Math.Sqrt(3.0 / n), r, n, n)),
        ("textbook_xavier", (g, r) => g.Normal(Math.Sqrt(0.5 / n), r, n, n)),
        ("he_normal", (g, r) => g.Normal(Math.Sqrt(2.0 / n), r, n, n)),
        ("glorot_standard", (g, r) => g.Uniform(Math.Sqrt(1.0 / n), r, n, n)),
        ("orthogonal", (g, r) => g.Orthogonal(r, n).to(ScalarType.Float32)),
        ("std 0.25", (g, r) => g.Normal(0.25, r, n, n)),
        ("gain 10", (g, r) => g.Normal(10 / Math.Sqrt(n), r, n, n)),
    ];

    private static void Measure(
        Laboratory lab, string cell, Func<Tensor, Tensor> phi, Func<Tensor> weights, int width, int batch, int seeds,
            Generator generator) => lab.Piece(() =>
    {
        var h = generator.Normal(1, seeds, batch, width);
        var z = new List<Tensor>();
        for (var layer = 1; layer <= Depth; layer++)
        {
            z.Add(h.bmm(weights()).requires_grad_(true));
            h = phi(z[^1]);
        }
        var deltas = Stacks.Pullback(h, generator.Normal(1, seeds, batch, width), z);
        var last = deltas[^1].Norms();
        for (var layer = 1; layer <= Depth; layer++)
            lab.Record(cell, layer, "delta_ratio", deltas[layer - 1].Norms() / last);
    });
}
