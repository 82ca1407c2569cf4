using System.Runtime.Intrinsics;
using TorchVanish.Acceleration.Numerics;

namespace TorchVanish.Acceleration.Activations;

/// <summary>φ(z) = tanh z, φ′ = 1 - φ².</summary>
internal readonly struct TanhPhi : IPhi
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
