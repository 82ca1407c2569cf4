using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = tanh z, φ′ = 1 - φ².</summary>
public sealed class TanhActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => Tanh();

    public override Tensor Derivative(Tensor z, Tensor h) => 1 - h.square();
}
