using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The share of the gradient that remains after N layers in typical networks, by autograd.</summary>
public sealed class Explainers : PaperExperiment
{
    public override string Id => "explainers";

    public override int Cost => 6;

    public override void Measure(Laboratory lab)
    {
        var (width, batch, seeds, depth) = (lab.Pick(128, 128, 16), lab.Pick(64, 64, 8), lab.Pick(32, 16, 3), 20);
        var generator = lab.Generator(Id);
        foreach (var (cell, phi, std) in ((string, Func<Tensor, Tensor>, double)[])
        [
            ("sigmoid, Xavier", Phi.Sigmoid, Math.Sqrt(1.0 / width)), ("sigmoid, N(0, 1)", Phi.Sigmoid, 1),
                ("sigmoid, PyTorch's default", Phi.Sigmoid, Math.Sqrt(1.0 / 3 / width)),
            ("ReLU, He", Phi.Relu, Math.Sqrt(2.0 / width)), ("ReLU, Xavier", Phi.Relu, Math.Sqrt(1.0 / width)),
                ("ReLU, PyTorch's default", Phi.Relu, Math.Sqrt(1.0 / 3 / width)),
            ("tanh, Xavier", Phi.Tanh, Math.Sqrt(1.0 / width)),
        ])
        {
            lab.Piece(() =>
            {
                var h = generator.Normal(1, seeds, batch, width);
                var z = new List<Tensor>();
                for (var layer = 0; layer <= depth; layer++)
                {
                    var weights = cell.Contains("default", StringComparison.Ordinal)
                        ? generator.Uniform(std * Math.Sqrt(3), seeds, width, width) : generator.Normal(std, seeds, width, width);
                    z.Add(h.bmm(weights).requires_grad_(true));
                    h = phi(z[^1]);
                }
                var norms = Stacks.Pullback(h, generator.Normal(1, seeds, batch, width), z).Select(delta => delta.Norms()).ToArray();
                foreach (var layers in (int[])[1, 2, 5, 10, 15, 20])
                    lab.Record(cell, layers, "gradient_left", norms[depth - layers] / norms[^1]);
            });
        }
    }
}
