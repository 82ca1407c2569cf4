using System.Runtime.Intrinsics;
using TorchVanish.Acceleration.Numerics;

namespace TorchVanish.Acceleration.Activations;

/// <summary>φ(z) = 1 / (1 + exp(-z)), φ′ = φ (1 - φ).</summary>
internal readonly struct SigmoidPhi : IPhi
{
    public Vector512<float> Value(Vector512<float> z) => Vector512<float>.One / (Vector512<float>.One + Exponential.Of(-z));

    public Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h) => gradient * (Vector512<float>.One - h) * h;

    public Vector512<T> Of<T>(Vector512<T> h)
        where T : unmanaged, System.Numerics.INumber<T> => h * (Vector512<T>.One - h);
}
