using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = log(1 + exp z), φ′ = sigmoid z; as in torch, φ(z) = z and φ′ = 1 above 20.</summary>
public sealed class SoftplusActivation : Activation
{
    // torch.nn.Softplus's own: beyond it the logarithm is z to 2e-9.
    private const double Threshold = 20;

    public override Module<Tensor, Tensor> CreateModule() => Softplus();

    public override Tensor Derivative(Tensor z, Tensor h) => where(z.gt(Threshold), ones_like(z), z.sigmoid());
}
