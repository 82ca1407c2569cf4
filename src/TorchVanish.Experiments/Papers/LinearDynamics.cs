using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The modes of a two-layer linear net along gradient descent, and the steps that deep linear nets need, by
/// initialization.</summary>
public sealed class LinearDynamics : PaperExperiment
{
    private const int Units = 16;

    /// <summary>A share of the initial loss, which is about one per unit.</summary>
    private const double Goal = 0.025;

    /// <summary>The singular values of the task.</summary>
    private static readonly double[] Strengths = [3, 2, 1.5, 1];

    public override string Id => "saxe-2014";

    public override int Cost => 15;

    public override void Measure(Laboratory lab)
    {
        for (var seed = 0; seed < lab.Pick(5, 3, 1); seed++)
            Modes(lab, seed, lab.Pick(8000, 4000, 100));
        foreach (var depth in lab.Pick<int[]>([2, 4, 8, 16, 32, 64], [4, 16, 64], [2, 4]))
        {
            foreach (var orthogonal in (bool[])[true, false])
                Depths(lab, orthogonal, depth, lab.Pick(4, 3, 1), lab.Pick(400, 400, 5));
        }
    }

    // Gradient descent on ‖Σ − W₂W₁‖²/2, whose inputs are white, from W₁ = √a₀ R Vᵀ, W₂ = √a₀ U Rᵀ.
    private void Modes(Laboratory lab, int seed, int steps)
    {
        const double Start = 0.001;
        var rate = 8.0 / lab.Pick(8000, 4000, 100);
        using var scope = NewDisposeScope();
        var (u, v, task, first, second) = lab.Build(() =>
        {
            var bases = lab.Generator($"{Id} {seed}").Orthogonal(3, Units);
            var (u, v, r) = (bases[0], bases[1], bases[2]);
            var task = u.narrow(1, 0, Strengths.Length).mul(tensor(Strengths)).mm(v.narrow(1, 0, Strengths.Length).t());
            return (
                u, v, task, (Math.Sqrt(Start) * r.mm(v.t())).requires_grad_(true), (Math.Sqrt(Start) * u.mm(r.t())).requires_grad_(true));
        });
        for (var step = 0; step <= steps; step++)
        {
            lab.Piece(() =>
            {
                var product = second.mm(first);
                if (step % (steps / 50) == 0)
                {
                    for (var mode = 0; mode < Strengths.Length; mode++)
                    {
                        var strength = u.select(1, mode).unsqueeze(0).mm(product).mm(v.select(1, mode).unsqueeze(1)).Number();
                        lab.Record(FormattableString.Invariant($"s = {Strengths[mode]}"), step * rate, seed, "mode_strength", strength);
                    }
                }
                var gradients = Stacks.Gradients((task - product).square().sum() / 2, [first, second]);
                using var still = no_grad();
                first.sub_(rate * gradients[0]);
                second.sub_(rate * gradients[1]);
            });
        }
    }

    // All rates of a grid are one stack; the fewest steps of any rate count.
    private void Depths(Laboratory lab, bool orthogonal, int depth, int seeds, int steps)
    {
        var cell = orthogonal ? "orthogonal" : "gaussian";
        var generator = lab.Generator($"{Id} {cell} {depth}");
        var rates = Enumerable.Range(0, 12).Select(i => Math.Pow(2, -i) / depth).ToArray();
        for (var seed = 0; seed < seeds; seed++)
        {
            using var scope = NewDisposeScope();
            var (task, rate, weights) = lab.Build(() =>
            {
                var task = generator.Orthogonal(1, Units)[0];
                var weights = Enumerable.Range(0, depth).Select(_ => (orthogonal
                        ? generator.Orthogonal(1, Units) : generator.Normal64(Math.Sqrt(1.0 / Units), 1, Units, Units))
                    .expand(rates.Length, Units, Units).clone().requires_grad_(true)).ToArray();
                // Start and task have the same orientation, because a path through a singular matrix would measure its saddle.
                if (linalg.det(weights.Select(w => w[0].detach()).Aggregate((a, b) => a.mm(b))).Number() * linalg.det(task).Number() < 0)
                    task = cat([-task.narrow(1, 0, 1), task.narrow(1, 1, Units - 1)], 1);
                return (task, tensor(rates).reshape(-1, 1, 1), weights);
            });
            var needed = (double)steps;
            for (var step = 0; step < steps && needed == steps; step++)
            {
                lab.Piece(() =>
                {
                    var product = weights[0];
                    foreach (var matrix in weights.Skip(1))
                        product = product.bmm(matrix);
                    var losses = (product - task).square().sum([1, 2]) / 2;
                    if (losses.detach().nan_to_num(1e9, 1e9, 1e9).min().Number() < Goal * Units)
                        needed = step;
                    var gradients = Stacks.Gradients(losses.sum(), weights);
                    using var still = no_grad();
                    for (var i = 0; i < depth; i++)
                        weights[i].sub_(rate * gradients[i]);
                });
            }
            lab.Record(cell, depth, seed, "steps_needed", needed);
        }
    }
}
