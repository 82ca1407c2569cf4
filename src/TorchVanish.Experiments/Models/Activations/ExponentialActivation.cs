using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = φ′(z) = exp z.</summary>
public sealed class ExponentialActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => new Module();

    public override Tensor Derivative(Tensor z, Tensor h) => h;

    private sealed class Module() : Module<Tensor, Tensor>("Exponential")
    {
        public override Tensor forward(Tensor z) => z.exp();
    }
}
