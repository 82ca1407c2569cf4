using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = log(1 + exp z), φ′ = sigmoid z; as in torch, φ(z) = z and φ′ = 1 for z > 20.</summary>
public sealed class SoftplusActivation : Activation
{
    // The default of torch.nn.Softplus: above it, log(1 + exp z) - z is less than 2.1e-9.
    private const double Threshold = 20;

    public override Module<Tensor, Tensor> CreateModule() => Softplus();

    public override Tensor Derivative(Tensor z, Tensor h) => where(z.gt(Threshold), ones_like(z), z.sigmoid());
}
