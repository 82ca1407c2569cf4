using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>Measures an activation and its derivative by autograd, without a network, at random inputs and at exactly 0.</summary>
internal static class DerivativeProbe
{
    /// <summary>The largest magnitude of an input, large enough to show saturation in float32.</summary>
    private const double Reach = 10;

    /// <param name="points">The number of inputs in addition to 0.</param>
    /// <param name="seed">The seed of the replicate, which determines the inputs.</param>
    /// <returns>Rows in ascending order of the input.</returns>
    public static IReadOnlyList<DerivativeRow> Measure(ActivationConfig config, int points, int replicate, int seed, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        var random = RandomStream.For(seed, "derivative points");
        double[] inputs = [0, .. Enumerable.Range(0, points).Select(_ => Reach * ((2 * random.NextDouble()) - 1))];
        var z = tensor([.. inputs.Order()]).to(dtype).requires_grad_();
        using var activation = ActivationCatalogue.For(config).CreateModule();
        var h = activation.call(z);
        h.sum().backward();
        var (read, output, derivative) = (Numbers(z), Numbers(h), Numbers(z.grad!));
        return [.. read.Select((input, i) => new DerivativeRow(replicate, input, output[i], derivative[i]))];
    }

    private static double[] Numbers(Tensor tensor) => tensor.detach().to(ScalarType.Float64).data<double>().ToArray();
}
