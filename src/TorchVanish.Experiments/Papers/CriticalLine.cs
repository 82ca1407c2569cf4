using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>χ, the factor of ‖δ‖² per layer deep in a wide tanh net, over σ_w² at three σ_b²: it crosses 1 on the critical line.</summary>
public sealed class CriticalLine : PaperExperiment
{
    private static readonly (double Bias, double Gain)[] Points = [(0, 1), (0.05, 1.76), (0.3, 2.51)];

    public override string Id => "schoenholz-2017";

    public override int Cost => 15;

    public override void Measure(Laboratory lab)
    {
        var (width, depth, seeds) = (lab.Pick(800, 400, 16), lab.Pick(40, 40, 6), lab.Pick(4, 4, 2));
        foreach (var (bias, gain) in Points)
        {
            foreach (var share in lab.Pick<double[]>([0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.2], [0.9, 0.95, 1, 1.05, 1.1], [0.9, 1.1]))
                Measure(lab, FormattableString.Invariant($"σ_b² = {bias}"), bias, gain * share, width, depth, seeds);
        }
    }

    private void Measure(Laboratory lab, string cell, double bias, double gain, int width, int depth, int seeds)
    {
        var generator = lab.Generator($"{Id} {cell} {gain}");
        for (var seed = 0; seed < seeds; seed++)
        {
            lab.Piece(() =>
            {
                const int Batch = 16;
                var h = generator.Normal(1, Batch, width);
                var z = new List<Tensor>();
                for (var layer = 0; layer < depth; layer++)
                {
                    z.Add((h.mm(generator.Normal(Math.Sqrt(gain / width), width, width)) + generator.Normal(Math.Sqrt(bias), width))
                        .requires_grad_(true));
                    h = z[^1].tanh();
                }
                var deltas = Stacks.Pullback(h, generator.Normal(1, Batch, width), z);
                // The second half of the layers: the variance of z has reached its fixed point there.
                var (middle, last) = (depth / 2, depth - 2);
                var growth = deltas[middle].Norms().log().mean() - deltas[last].Norms().log().mean();
                lab.Record(cell, gain, seed, "log_chi", 2 * growth.Number() / (last - middle));
            });
        }
    }
}
