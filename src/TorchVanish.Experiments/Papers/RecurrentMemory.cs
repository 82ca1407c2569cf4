using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The sensitivity of a linear recurrent unit's state to its eigenvalue, ∂h_T/∂λ by autograd, and to its past,
/// ∂h_T/∂h_0.</summary>
public sealed class RecurrentMemory : PaperExperiment
{
    public override string Id => "zucchet-2024";

    public override int Cost => 8;

    public override void Measure(Laboratory lab)
    {
        var seeds = lab.Pick(4000, 2000, 50);
        var generator = lab.Generator(Id);
        foreach (var lambda in lab.Pick<double[]>([0.5, 0.8, 0.9, 0.95, 0.98, 0.99], [0.5, 0.8, 0.9, 0.95, 0.98], [0.5, 0.9]))
        {
            lab.Piece(() =>
            {
                // So long that what came before the start is forgotten: λ^T < 10⁻⁵.
                var steps = (int)Math.Ceiling(12 / (1 - lambda));
                var eigenvalue = full([seeds], lambda, ScalarType.Float64).requires_grad_(true);
                var start = zeros([seeds], ScalarType.Float64).requires_grad_(true);
                var h = start * 1;
                for (var step = 0; step < steps; step++)
                    h = (eigenvalue * h) + generator.Normal64(1, seeds);
                var gradients = Stacks.Gradients(h.sum(), [eigenvalue, start]);
                lab.Record("λ", lambda, 0, "state_variance", h.square().mean().Number());
                lab.Record("λ", lambda, 0, "past_gradient", gradients[1].abs().max().Number());
                lab.Record("λ", lambda, "sensitivity_squared", gradients[0].square());
            });
        }
    }
}
