using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z above 0, slope · z elsewhere; φ′ is 1 or the slope.</summary>
public sealed class LeakyReluActivation(double negativeSlope) : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => LeakyReLU(negativeSlope);

    public override Tensor Derivative(Tensor z, Tensor h) => z.gt(0).to(z.dtype).mul(1 - negativeSlope).add(negativeSlope);
}
