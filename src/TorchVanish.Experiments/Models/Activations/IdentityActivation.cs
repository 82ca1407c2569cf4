using System.Runtime.Intrinsics;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z, φ′ = 1.</summary>
public sealed class IdentityActivation : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => Identity();

    public override Tensor Derivative(Tensor z, Tensor h) => where(z.isnan(), z, ones_like(z));

    internal override LayerKernel? Kernel { get; } = LayerKernel.For(default(Phi));

    private readonly struct Phi : IPhi
    {
        public Vector512<float> Value(Vector512<float> z) => z;

        public Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h) => gradient;

        // All bits set is a NaN.
        public Vector512<T> Of<T>(Vector512<T> h)
            where T : unmanaged, System.Numerics.INumber<T> => Vector512<T>.One | ~Vector512.Equals(h, h);
    }
}
