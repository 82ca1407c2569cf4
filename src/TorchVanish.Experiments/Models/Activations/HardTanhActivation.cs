using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z, clipped to [-1, 1]; φ′ is 1 inside and, as in autograd, at the bounds.</summary>
public sealed class HardTanhActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => new Cut();

    public override Tensor Derivative(Tensor z, Tensor h) => where(z.isnan(), z, z.abs().le(1).to(z.dtype));

    // TorchSharp's Hardtanh returns its input unchanged.
    private sealed class Cut() : Module<Tensor, Tensor>(nameof(Cut))
    {
        public override Tensor forward(Tensor z) => z.clamp(-1, 1);
    }
}
