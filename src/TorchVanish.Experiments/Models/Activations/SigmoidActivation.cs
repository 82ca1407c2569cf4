using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = 1 / (1 + exp(-z)), φ′ = φ (1 - φ).</summary>
public sealed class SigmoidActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => Sigmoid();

    public override Tensor Derivative(Tensor z, Tensor h) => h * (1 - h);
}
