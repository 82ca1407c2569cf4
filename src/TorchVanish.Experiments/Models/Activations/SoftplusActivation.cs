using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = log(1 + exp z), φ′ = sigmoid z.</summary>
public sealed class SoftplusActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => Softplus();

    public override Tensor Derivative(Tensor z, Tensor h) => z.sigmoid();
}
