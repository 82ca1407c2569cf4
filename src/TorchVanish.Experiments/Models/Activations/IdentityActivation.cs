using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z, φ′ = 1.</summary>
public sealed class IdentityActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => Identity();

    public override Tensor Derivative(Tensor z, Tensor h) => where(z.isnan(), z, ones_like(z));
}
