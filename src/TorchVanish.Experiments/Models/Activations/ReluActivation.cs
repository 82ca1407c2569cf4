using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = max(0, z); φ′ is 1 above 0 and, as autograd has it, 0 at 0.</summary>
public sealed class ReluActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => ReLU();

    public override Tensor Derivative(Tensor z, Tensor h) => z.gt(0).to(z.dtype);
}
