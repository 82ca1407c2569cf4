using System.Runtime.Intrinsics;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>An activation in the memory of the CPU, sixteen numbers at a time, whose φ′ is a function of φ.</summary>
internal interface IPhi : IElementwise
{
    /// <returns>φ(z).</returns>
    Vector512<float> Value(Vector512<float> z);

    /// <returns>∂L/∂z, for ∂L/∂h and h, by the operations that torch does it with: they decide what becomes of an infinite
    /// gradient.</returns>
    Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h);
}

/// <summary>No activation: the output layer. Its φ′ is 1, whatever z is.</summary>
internal readonly struct NoPhi : IPhi
{
    public Vector512<float> Value(Vector512<float> z) => z;

    public Vector512<float> Signal(Vector512<float> gradient, Vector512<float> h) => gradient;

    public Vector512<T> Of<T>(Vector512<T> h)
        where T : unmanaged, System.Numerics.INumber<T> => Vector512<T>.One;
}
