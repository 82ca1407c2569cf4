using System.Runtime.Intrinsics;
using TorchVanish.Acceleration.Numerics;

namespace TorchVanish.Acceleration.Activations;

/// <summary>φ(z) = z, φ′ = 1.</summary>
internal readonly struct IdentityPhi : IPhi
{
    public Vector512<float> Value(Vector512<float> z) => z;

    public Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h) => gradient;

    // All bits set is a NaN.
    public Vector512<T> Of<T>(Vector512<T> h)
        where T : unmanaged, System.Numerics.INumber<T> => Vector512<T>.One | ~Vector512.Equals(h, h);
}
