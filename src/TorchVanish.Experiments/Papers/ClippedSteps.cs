using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>
/// Gradient descent on f = x⁴/4 with fixed and with clipped steps: over a grid of rates, the fewest steps in which every start from x_0/2
/// to x_0 has reached |x| ≤ 1/2. With a single start, one step could end near 0 by chance.
/// </summary>
public sealed class ClippedSteps : PaperExperiment
{
    private const double Goal = 0.5;
    private const int Starts = 16;
    private const int StepsAtOnce = 200;

    public override string Id => "zhang-2020";

    public override int Cost => 5;

    public override void Measure(Laboratory lab)
    {
        foreach (var start in lab.Pick<double[]>([8, 16, 32, 64, 128], [8, 16, 32, 64], [4, 8]))
        {
            var rates = Enumerable.Range(0, 60).Select(i => Math.Pow(10, -i / 12.0)).ToArray();
            lab.Record("fixed step", start, 0, "best_steps",
                Fewest(lab, start, (g, rate) => rate * g, rates, (int)(8 * start * start) + 100));
            // No step is longer than 1, whatever the gradient.
            lab.Record("clipped", start, 0, "best_steps",
                Fewest(lab, start, (g, rate) => (g * rate).clamp(-1, 1), rates, (int)(8 * start) + 100));
        }
    }

    private static double Fewest(Laboratory lab, double start, Func<Tensor, Tensor, Tensor> step, double[] rates, int most)
    {
        using var scope = NewDisposeScope();
        var (rate, x, arrived) = lab.Build(() => (
            tensor(rates).unsqueeze(1), linspace(start / 2, start, Starts, ScalarType.Float64).expand(rates.Length, Starts).clone(),
            zeros([rates.Length, Starts], ScalarType.Bool)));
        var (taken, found) = (0, double.NaN);
        while (taken < most && double.IsNaN(found))
        {
            lab.Piece(() =>
            {
                for (var i = 0; i < StepsAtOnce && taken < most && double.IsNaN(found); i++)
                {
                    using var pass = NewDisposeScope();
                    var leaf = x.detach().requires_grad_(true);
                    var next = leaf.detach() - step(Stacks.Gradients((leaf.pow(4) / 4).sum(), [leaf])[0], rate);
                    x.copy_(next);
                    arrived.logical_or_(next.abs().le(Goal));
                    taken++;
                    if (arrived.all(1).any().item<bool>())
                        found = taken;
                }
            });
        }
        return found;
    }
}
