using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>‖vᵀ ∂x_L/∂x_l‖² of residual nets by autograd: how partial Jacobians grow with depth.</summary>
internal static class PartialJacobians
{
    /// <param name="branch">What is added to μ x in each block, from x.</param>
    /// <param name="record">Called with the number of blocks l and the averaged partial Jacobian norm from the first block to the
    /// l-th.</param>
    public static void Measure(
        Generator generator, int units, int depth, double shortcut, Func<Tensor, Tensor> branch, IEnumerable<int> watched,
        Action<int, double> record)
    {
        const int Batch = 32;
        var input = generator.Normal(1, Batch, units).requires_grad_(true);
        var x = input;
        var wanted = watched.ToHashSet();
        for (var block = 1; block <= depth; block++)
        {
            x = (shortcut * x) + branch(x);
            if (!wanted.Contains(block))
                continue;
            // The mean of ‖vᵀJ‖² / d over v ~ N(0, 1), one for each input, is the mean of the squared entries of J times d.
            var pulled = autograd.grad([x], [input], [generator.Normal(1, Batch, units)], retain_graph: true)[0];
            record(block, pulled.to(ScalarType.Float64).square().sum().Number() / (Batch * units));
        }
    }

    /// <summary>Layer normalization without its affine part, which begins as the identity.</summary>
    public static Tensor Normalized(Tensor x)
    {
        var centred = x - x.mean([1], true);
        return centred * (centred.square().mean([1], true) + 1e-6).rsqrt();
    }

    /// <summary>W f(x) with W ~ N(0, σ_w²/d).</summary>
    public static Tensor Linear(Tensor x, Generator generator, double gain) =>
        x.mm(generator.Normal(Math.Sqrt(gain / x.shape[1]), x.shape[1], x.shape[1]));
}
