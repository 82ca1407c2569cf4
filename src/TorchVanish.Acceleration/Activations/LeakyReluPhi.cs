using System.Runtime.Intrinsics;
using TorchVanish.Acceleration.Numerics;

namespace TorchVanish.Acceleration.Activations;

/// <summary>φ(z) = z for z > 0 and slope · z otherwise; φ′ is 1 or the slope.</summary>
internal readonly struct LeakyReluPhi(float slope) : IPhi
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
