using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = max(0, z); φ′ is 1 for z > 0 and, as in autograd, 0 at 0.</summary>
public sealed class ReluActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => ReLU();

    public override Tensor Derivative(Tensor z, Tensor h) => where(z.isnan(), z, z.gt(0).to(z.dtype));

    // Autograd selects instead of multiplying: 0 · ∞ would be NaN.
    public override Tensor Signal(Tensor gradient, Tensor h, Tensor derivative) => where(h.le(0), zeros_like(gradient), gradient);
}
