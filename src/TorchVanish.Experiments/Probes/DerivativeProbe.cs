using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>An activation and its derivative by autograd, alone, at random inputs and at exactly 0.</summary>
internal static class DerivativeProbe
{
    /// <summary>Inputs lie between minus this and this: wide enough for what saturates in float32 to be seen.</summary>
    private const double Reach = 10;

    /// <param name="points">How many inputs besides 0.</param>
    /// <param name="seed">Of the replicate; decides the inputs.</param>
    /// <returns>By ascending input.</returns>
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
