using System.Runtime.Intrinsics;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = max(0, z); φ′ is 1 for z > 0 and, as in autograd, 0 at 0.</summary>
public sealed class ReluActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => ReLU();

    public override Tensor Derivative(Tensor z, Tensor h) => where(z.isnan(), z, z.gt(0).to(z.dtype));

    // Autograd selects instead of multiplying: 0 · ∞ would be NaN.
    public override Tensor Signal(Tensor gradient, Tensor h, Tensor derivative) => where(h.le(0), zeros_like(gradient), gradient);

    internal override ElementwiseMap? DerivativeFromOutput { get; } = ElementwiseMap.For(default(Phi));

    internal override LayerKernel? Kernel { get; } = LayerKernel.For(default(Phi));

    private readonly struct Phi : IPhi
    {
        // This order of the operands keeps NaN.
        public Vector512<float> Value(Vector512<float> z) => Vector512.MaxNative(Vector512<float>.Zero, z);

        public Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h) =>
            Vector512.AndNot(gradient, Vector512.LessThanOrEqual(h, Vector512<float>.Zero));

        // All bits set is a NaN.
        public Vector512<T> Of<T>(Vector512<T> h)
            where T : unmanaged, System.Numerics.INumber<T> =>
            (Vector512.GreaterThan(h, Vector512<T>.Zero) & Vector512<T>.One) | ~Vector512.Equals(h, h);
    }
}
