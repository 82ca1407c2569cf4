using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The squared singular values of the end-to-end Jacobian, by autograd, and their variance over the square of their
/// mean.</summary>
public sealed class JacobianSpectrum : PaperExperiment
{
    /// <summary>A point of tanh's critical line.</summary>
    private const double TanhBias = 0.05;
    private const double TanhGain = 1.7603;
    private const double TanhVariance = 0.5687;

    public override string Id => "pennington-2017";

    public override int Cost => 20;

    public override void Measure(Laboratory lab)
    {
        var (width, seeds) = (lab.Pick(300, 200, 16), lab.Pick(16, 12, 2));
        foreach (var depth in lab.Pick<int[]>([2, 4, 8, 16], [4, 8], [2]))
        {
            foreach (var orthogonal in (bool[])[false, true])
            {
                Measure(lab, "linear", Phi.Identity, 1, 0, 1, orthogonal, depth, width, seeds);
                Measure(lab, "relu", Phi.Relu, 2, 0, 1, orthogonal, depth, width, seeds);
                Measure(lab, "tanh", Phi.Tanh, TanhGain, TanhBias, (TanhVariance - TanhBias) / TanhGain, orthogonal, depth, width, seeds);
            }
        }
    }

    /// <param name="input">The second moment of an input, such that the variance of z is the same in all layers.</param>
    private void Measure(
        Laboratory lab, string name, Func<Tensor, Tensor> phi, double gain, double bias, double input, bool orthogonal, int depth,
            int width, int seeds)
    {
        var cell = $"{name}, {(orthogonal ? "orthogonal" : "gaussian")}";
        var generator = lab.Generator($"{Id} {cell} {depth}");
        for (var seed = 0; seed < seeds; seed++)
        {
            lab.Piece(() =>
            {
                var x = generator.Normal(Math.Sqrt(input), 1, width).expand(width, width).contiguous().requires_grad_(true);
                var h = x;
                for (var layer = 0; layer < depth; layer++)
                {
                    var weights = orthogonal
                        ? generator.Orthogonal(1, width)[0].to(ScalarType.Float32) * Math.Sqrt(gain)
                        : generator.Normal(Math.Sqrt(gain / width), width, width);
                    h = phi(h.mm(weights) + generator.Normal(Math.Sqrt(bias), width));
                }
                // Each row is the same input, and pulls back another unit of the output: the rows of the gradient are those of J.
                var jacobian = Stacks.Pullback(h, eye(width), [x])[0];
                var gram = jacobian.mm(jacobian.t()).to(ScalarType.Float64);
                var first = gram.trace().Number() / width;
                var second = gram.square().sum().Number() / width;
                lab.Record(cell, depth, seed, "variance_over_mean_squared", (second / (first * first)) - 1);
                if (seed == 0)
                    Spectrum(lab, cell, depth, gram, first);
            });
        }
    }

    private static void Spectrum(Laboratory lab, string cell, int depth, Tensor gram, double mean)
    {
        var values = (linalg.eigvalsh(gram) / mean).Numbers();
        for (var i = 0; i < values.Length; i++)
            lab.Record($"{cell}, {depth} layers", i, 0, "singular_value", Math.Sqrt(Math.Max(0, values[i])));
    }
}
