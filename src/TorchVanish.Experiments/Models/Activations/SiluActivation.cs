using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z s with s = sigmoid z; φ′ = s + φ (1 - s).</summary>
public sealed class SiluActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => SiLU();

    public override Tensor Derivative(Tensor z, Tensor h)
    {
        var s = z.sigmoid();
        return s + (h * (1 - s));
    }
}
