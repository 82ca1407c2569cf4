using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Mean singular values of ∂z_{l+1}/∂z_l, and gradients of signals and weights, in five tanh layers on Shapeset-3×2.</summary>
public sealed class GlorotJacobians : PaperExperiment
{
    private const int Hidden = 5;
    private const int Classes = 9;

    public override string Id => "glorot-2010";

    public override int Cost => 8;

    public override void Measure(Laboratory lab)
    {
        var (width, seeds, images) = (lab.Pick(400, 250, 16), lab.Pick(4, 3, 2), lab.Pick(200, 100, 12));
        var drawn = new ShapesetSource(new ShapesetConfig { Samples = images, Standardize = false }).Sample(lab.Seed);
        var generator = lab.Generator(Id);
        for (var seed = 0; seed < seeds; seed++)
        {
            foreach (var normalized in (bool[])[false, true])
                lab.Piece(() => Measure(lab, drawn, normalized, width, seed, generator));
        }
    }

    private static void Measure(Laboratory lab, LabelledSamples drawn, bool normalized, int width, int seed, Generator generator)
    {
        var cell = normalized ? "normalized" : "standard";
        var h = tensor(drawn.Inputs, drawn.Count, drawn.Features);
        var (z, weights) = (new List<Tensor>(), new List<Tensor>());
        for (var layer = 1; layer <= Hidden + 1; layer++)
        {
            var (fanIn, fanOut) = (h.shape[1], layer > Hidden ? Classes : width);
            // U[±1/√n], the standard initialization of the paper, and its equation 16.
            var limit = normalized ? Math.Sqrt(6.0 / (fanIn + fanOut)) : Math.Sqrt(1.0 / fanIn);
            weights.Add(generator.Uniform(limit, fanIn, fanOut).requires_grad_(true));
            z.Add(h.mm(weights[^1]));
            h = z[^1].tanh();
        }
        var loss = nn.functional.cross_entropy(z[^1], tensor(drawn.Labels.Select(label => (long)label).ToArray()));
        var gradients = Stacks.Gradients(loss, [.. z, .. weights]);
        for (var layer = 1; layer <= Hidden; layer++)
        {
            lab.Record(cell, layer, seed, "signal_gradient_std", gradients[layer - 1].std().Number());
            lab.Record(cell, layer, seed, "weight_gradient_std", gradients[Hidden + layer].std().Number());
        }
        // ∂z_{l+1}/∂z_l = W diag(φ′) at the first image; the paper averages over layers and early training.
        for (var layer = 1; layer < Hidden; layer++)
        {
            var slope = (1 - z[layer - 1][0].tanh().square()).unsqueeze(1);
            lab.Record(cell, layer, seed, "mean_singular_value", linalg.svdvals(slope * weights[layer].detach()).mean().Number());
        }
    }
}
