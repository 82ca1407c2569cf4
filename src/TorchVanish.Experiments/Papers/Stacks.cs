using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Stacks of matrices, one for each replicate, and what every reproduction does with them.</summary>
internal static class Stacks
{
    /// <summary>Independent normal numbers with this standard deviation.</summary>
    public static Tensor Normal(this Generator generator, double std, params long[] shape) => randn(shape, generator: generator).mul_(std);

    /// <summary>The same in float64.</summary>
    public static Tensor Normal64(this Generator generator, double std, params long[] shape) =>
        randn(shape, ScalarType.Float64, generator: generator).mul_(std);

    /// <summary>Independent numbers from U[−limit, limit].</summary>
    public static Tensor Uniform(this Generator generator, double limit, params long[] shape) =>
        rand(shape, generator: generator).mul_(2 * limit).sub_(limit);

    /// <summary>Orthogonal matrices, uniform by Haar's measure: Q of a Gaussian with the signs of R's diagonal (Mezzadri 2007).</summary>
    /// <param name="count">How many of n × n.</param>
    public static Tensor Orthogonal(this Generator generator, long count, long n)
    {
        var (q, r) = linalg.qr(randn([count, n, n], ScalarType.Float64, generator: generator));
        return q * r.diagonal(0, 1, 2).sign().unsqueeze(1);
    }

    /// <summary>‖t_r‖ for each replicate r. [replicates]</summary>
    public static Tensor Norms(this Tensor stack) => stack.flatten(1).to(ScalarType.Float64).square().sum(1).sqrt();

    /// <summary>dL/d(each input) for a scalar L.</summary>
    public static IList<Tensor> Gradients(Tensor scalar, IList<Tensor> inputs, bool createGraph = false) =>
        autograd.grad([scalar], inputs, create_graph: createGraph, retain_graph: createGraph);

    /// <summary>dL/d(each input) where the gradient at the output is given.</summary>
    public static IList<Tensor> Pullback(Tensor output, Tensor cotangent, IList<Tensor> inputs) =>
        autograd.grad([output], inputs, [cotangent]);

    public static double[] Numbers(this Tensor tensor)
    {
        using var plain = tensor.detach().to(ScalarType.Float64).flatten().contiguous();
        return plain.data<double>().ToArray();
    }

    /// <summary>The only number of a tensor.</summary>
    public static double Number(this Tensor tensor) => tensor.Numbers()[0];
}
