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

    internal override ElementwiseMap? DerivativeFromOutput { get; } = ElementwiseMap.For(default(Phi));

    internal override LayerKernel? Kernel { get; } = LayerKernel.For(default(Phi));

    private readonly struct Phi : IPhi
    {
        public Vector512<float> Value(Vector512<float> z) => Vector512<float>.One / (Vector512<float>.One + Exponential.Of(-z));

        public Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h) => gradient * (Vector512<float>.One - h) * h;

        public Vector512<T> Of<T>(Vector512<T> h)
            where T : unmanaged, System.Numerics.INumber<T> => h * (Vector512<T>.One - h);
    }
}
