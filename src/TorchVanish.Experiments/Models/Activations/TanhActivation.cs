using System.Runtime.Intrinsics;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = tanh z, φ′ = 1 - φ².</summary>
public sealed class TanhActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => Tanh();

    public override Tensor Derivative(Tensor z, Tensor h) => 1 - h.square();

    internal override ElementwiseMap? DerivativeFromOutput { get; } = ElementwiseMap.For(new Slope());

    private readonly struct Slope : IElementwise
    {
        public Vector512<T> Of<T>(Vector512<T> h)
            where T : unmanaged, System.Numerics.INumber<T> => Vector512<T>.One - (h * h);
    }
}
