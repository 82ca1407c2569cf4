using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = max(0, min(z, 6)); φ′ is 1 between 0 and 6 and, as in autograd, 0 at both.</summary>
public sealed class Relu6Activation : Activation
{
    private const double Top = 6;

    public override Module<Tensor, Tensor> CreateModule() => ReLU6();

    public override Tensor Derivative(Tensor z, Tensor h) => where(z.isnan(), z, z.gt(0).logical_and(z.lt(Top)).to(z.dtype));
}
