using System.Runtime.Intrinsics;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = max(0, z); φ′ is 1 above 0 and, as autograd has it, 0 at 0.</summary>
public sealed class ReluActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => ReLU();

    public override Tensor Derivative(Tensor z, Tensor h) => z.gt(0).to(z.dtype);

    internal override ElementwiseMap? DerivativeFromOutput { get; } = ElementwiseMap.For(new Slope());

    private readonly struct Slope : IElementwise
    {
        public Vector512<T> Of<T>(Vector512<T> h)
            where T : unmanaged, System.Numerics.INumber<T> => Vector512.GreaterThan(h, Vector512<T>.Zero) & Vector512<T>.One;
    }
}
