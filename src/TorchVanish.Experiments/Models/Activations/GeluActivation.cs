using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z Φ(z); φ′ = Φ(z) + z N(z), with Φ and N the standard normal distribution and density.</summary>
public sealed class GeluActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => GELU();

    public override Tensor Derivative(Tensor z, Tensor h) =>
        (0.5 * (1 + (z * Math.Sqrt(0.5)).erf())) + (z * (-0.5 * z.square()).exp() / Math.Sqrt(2 * Math.PI));
}
