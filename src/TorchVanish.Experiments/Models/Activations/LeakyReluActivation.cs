using System.Runtime.Intrinsics;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>φ(z) = z for z > 0 and slope · z otherwise; φ′ is 1 or the slope.</summary>
public sealed class LeakyReluActivation(double negativeSlope) : Activation
{
    public override Module<Tensor, Tensor> CreateModule() => LeakyReLU(negativeSlope);

    public override Tensor Derivative(Tensor z, Tensor h) =>
        where(z.isnan(), z, z.gt(0).to(z.dtype).mul(1 - negativeSlope).add(negativeSlope));

    // With any other slope, the sign of h does not determine the sign of z.
    internal override LayerKernel? Kernel { get; } = negativeSlope > 0 ? LayerKernel.For(new Phi((float)negativeSlope)) : null;

    private readonly struct Phi(float slope) : IPhi
    {
        public Vector512<float> Value(Vector512<float> z) => z * Factor(z);

        // Autograd multiplies by the slope where h is NaN.
        public Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h) => gradient * Factor(h);

        // All bits set is a NaN.
        public Vector512<T> Of<T>(Vector512<T> h)
            where T : unmanaged, System.Numerics.INumber<T> => Factor(h) | ~Vector512.Equals(h, h);

        private Vector512<T> Factor<T>(Vector512<T> h)
            where T : unmanaged, System.Numerics.INumber<T> =>
            Vector512.ConditionalSelect(
                Vector512.GreaterThan(h, Vector512<T>.Zero), Vector512<T>.One, Vector512.Create(T.CreateTruncating(slope)));
    }
}
