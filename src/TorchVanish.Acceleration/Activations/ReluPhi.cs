using System.Runtime.Intrinsics;
using TorchVanish.Acceleration.Numerics;

namespace TorchVanish.Acceleration.Activations;

/// <summary>φ(z) = max(0, z); φ′ is 1 for z > 0 and, as in autograd, 0 at 0.</summary>
internal readonly struct ReluPhi : IPhi
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
