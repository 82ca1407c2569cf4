using System.Runtime.Intrinsics;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>An activation whose φ′ is a function of φ, computed for sixteen numbers at a time.</summary>
internal interface IPhi : IElementwise
{
    /// <returns>φ(z).</returns>
    Vector512<float> Value(Vector512<float> z);

    /// <returns>
    /// ∂L/∂z from ∂L/∂h and h. The operations are those of torch, because they determine the result for an infinite gradient.
    /// </returns>
    Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h);
}

/// <summary>No activation, as in the output layer: φ′ is 1 for every z.</summary>
internal readonly struct NoPhi : IPhi
{
    public Vector512<float> Value(Vector512<float> z) => z;

    public Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h) => gradient;

    public Vector512<T> Of<T>(Vector512<T> h)
        where T : unmanaged, System.Numerics.INumber<T> => Vector512<T>.One;
}
