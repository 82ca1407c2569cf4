using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The gain of products of 60 mixing matrices of four streams, free and doubly stochastic, and the gradient through
/// them.</summary>
public sealed class MixingMatrices : PaperExperiment
{
    private const int Streams = 4;
    private const int Layers = 60;
    private const double Deviation = 0.25;
    private const int SinkhornSteps = 20;

    public override string Id => "mhc-2025";

    public override void Measure(Laboratory lab)
    {
        var seeds = lab.Pick(200, 100, 10);
        var generator = lab.Generator(Id);
        lab.Piece(() =>
        {
            foreach (var (cell, constrain) in ((string, Func<Tensor, Tensor>)[])[("free", h => h), ("doubly stochastic", DoublyStochastic)])
            {
                var x = eye(Streams, dtype: ScalarType.Float64).expand(seeds, Streams, Streams).clone().requires_grad_(true);
                var product = x;
                for (var layer = 1; layer <= Layers; layer++)
                {
                    // A free matrix is the identity with noise; the other is the same noise through the exponential and Sinkhorn's steps.
                    product = constrain(eye(Streams, dtype: ScalarType.Float64) + generator.Normal64(Deviation, seeds, Streams, Streams))
                        .bmm(product);
                    lab.Record(cell, layer, "forward_gain", product.abs().sum(2).amax([1]));
                }
                // Backward: the largest sum of a column of the product, by autograd, one unit output at a time.
                var rows = Enumerable.Range(0, Streams)
                    .Select(i => autograd.grad([product.select(1, i).sum()], [x], retain_graph: true)[0].select(2, 0));
                lab.Record(cell, Layers, "backward_gain", stack(rows.ToArray(), 1).abs().sum(1).amax([1]));
            }
        });
    }

    private static Tensor DoublyStochastic(Tensor h)
    {
        var positive = h.exp();
        for (var step = 0; step < SinkhornSteps; step++)
        {
            positive = positive / positive.sum(2, true);
            positive = positive / positive.sum(1, true);
        }
        return positive;
    }
}
