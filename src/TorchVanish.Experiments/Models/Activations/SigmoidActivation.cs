using System.Runtime.Intrinsics;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = 1 / (1 + exp(-z)), φ′ = φ (1 - φ).</summary>
public sealed class SigmoidActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => Sigmoid();

    public override Tensor Derivative(Tensor z, Tensor h) => h * (1 - h);

    internal override ElementwiseMap? DerivativeFromOutput { get; } = ElementwiseMap.For(new Slope());

    private readonly struct Slope : IElementwise
    {
        public Vector512<T> Of<T>(Vector512<T> h)
            where T : unmanaged, System.Numerics.INumber<T> => h * (Vector512<T>.One - h);
    }
}
