using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>exp z_i / Σ_j exp z_j over the last dimension. φ′ is the diagonal of its Jacobian, h (1 - h).</summary>
public sealed class SoftmaxActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => Softmax(-1);

    public override Tensor Derivative(Tensor z, Tensor h) => h * (1 - h);
}
