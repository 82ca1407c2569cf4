using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z for z > 0 and α (exp z - 1) otherwise; φ′ is 1 or α exp z.</summary>
public sealed class EluActivation(double alpha) : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => ELU(alpha);

    public override Tensor Derivative(Tensor z, Tensor h) => where(z.gt(0), ones_like(z), alpha * z.clamp_max(0).exp());
}
