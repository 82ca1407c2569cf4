using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = λ z for z > 0 and λ α (exp z - 1) otherwise (Klambauer 2017, eq. 2); φ′ is λ or λ α exp z.</summary>
public sealed class SeluActivation : Activation
{
    private const double Scale = 1.0507009873554805;
    private const double Alpha = 1.6732632423543772;

    public override Module<Tensor, Tensor> CreateModule() => SELU();

    public override Tensor Derivative(Tensor z, Tensor h) =>
        where(z.gt(0), full_like(z, Scale), Scale * Alpha * z.clamp_max(0).exp());
}
