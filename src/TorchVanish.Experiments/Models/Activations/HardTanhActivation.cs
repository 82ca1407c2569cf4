using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z, cut to [-1, 1]; φ′ is 1 inside and, as in autograd, 0 at the bounds.</summary>
public sealed class HardTanhActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => Hardtanh();

    public override Tensor Derivative(Tensor z, Tensor h) => where(z.isnan(), z, z.abs().lt(1).to(z.dtype));
}
