using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The growth of ‖∂L/∂z_l‖² towards the input of deep batch-normalized networks, by autograd.</summary>
public sealed class BatchNormExplosion : PaperExperiment
{
    private const int FirstLayers = 5;

    public override string Id => "yang-2019";

    public override int Cost => 20;

    public override void Measure(Laboratory lab)
    {
        var (width, seeds, depth) = (lab.Pick(512, 512, 16), lab.Pick(8, 3, 2), lab.Pick(25, 20, 8));
        foreach (var batch in lab.Pick<int[]>([8, 32, 256], [8, 32, 256], [8]))
            Measure(lab, "relu", Phi.Relu, batch, width, seeds, depth);
        foreach (var (name, phi) in Others)
            Measure(lab, name, phi, lab.Pick(256, 256, 8), width, seeds, depth);
    }

    private static (string Name, Func<Tensor, Tensor> Phi)[] Others =>
    [
        ("sigmoid", Phi.Sigmoid),
        ("tanh", Phi.Tanh),
        ("elu", Phi.Elu),
        ("identity", Phi.Identity),
    ];

    private void Measure(Laboratory lab, string name, Func<Tensor, Tensor> phi, int batch, int width, int seeds, int depth)
    {
        var generator = lab.Generator($"{Id} {name} {batch}");
        for (var seed = 0; seed < seeds; seed++)
        {
            lab.Piece(() =>
            {
                var h = generator.Normal(1, batch, width);
                var z = new List<Tensor>();
                for (var layer = 0; layer < depth; layer++)
                {
                    z.Add(h.mm(generator.Normal(Math.Sqrt(1.0 / width), width, width)).requires_grad_(true));
                    h = phi(Normalized(z[^1]));
                }
                var deltas = Stacks.Pullback(h, generator.Normal(1, batch, width), z);
                var norms = deltas.Select(delta => delta.to(ScalarType.Float64).square().sum().Number()).ToArray();
                for (var layer = 0; layer < depth; layer++)
                    lab.Record($"{name}, batch {batch}", layer + 1, seed, "delta_squared_ratio", norms[layer] / norms[^1]);
                // The first layers have not reached the fixed point of the statistics, and the last one begins with the random cotangent.
                var (low, high) = (Math.Min(FirstLayers, depth - 3), depth - 2);
                lab.Record($"{name}, batch {batch}", batch, seed, "factor_per_layer",
                    Math.Pow(norms[low] / norms[high], 1.0 / (high - low)));
            });
        }
    }

    // Over the batch, without the affine part, which is initially the identity.
    private static Tensor Normalized(Tensor z)
    {
        var centred = z - z.mean([0], true);
        return centred * (centred.square().mean([0], true) + 1e-8).rsqrt();
    }
}
