using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z / (1 + |z|), φ′ = 1 / (1 + |z|)².</summary>
public sealed class SoftsignActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => Softsign();

    public override Tensor Derivative(Tensor z, Tensor h) => (1 + z.abs()).square().reciprocal();
}
