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

    internal override ElementwiseMap? DerivativeFromOutput { get; } = ElementwiseMap.For(default(Phi));

    internal override LayerKernel? Kernel { get; } = LayerKernel.For(default(Phi));

    private readonly struct Phi : IPhi
    {
        // tanh |z| = -u / (2 + u) with u = exp(-2 |z|) - 1, which is accurate for small z.
        public Vector512<float> Value(Vector512<float> z)
        {
            var u = Exponential.MinusOne(Vector512.Abs(z) * Vector512.Create(-2f));
            return Vector512.CopySign(-u / (Vector512.Create(2f) + u), z);
        }

        public Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h) => gradient * (Vector512<float>.One - (h * h));

        public Vector512<T> Of<T>(Vector512<T> h)
            where T : unmanaged, System.Numerics.INumber<T> => Vector512<T>.One - (h * h);
    }
}
