using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z for z > 0 and slope · z otherwise; φ′ is 1 or the slope.</summary>
public sealed class LeakyReluActivation(double negativeSlope) : Activation
{
    public double NegativeSlope => negativeSlope;

    public override Module<Tensor, Tensor> CreateModule() => LeakyReLU(negativeSlope);

    public override Tensor Derivative(Tensor z, Tensor h) =>
        where(z.isnan(), z, z.gt(0).to(z.dtype).mul(1 - negativeSlope).add(negativeSlope));
}
