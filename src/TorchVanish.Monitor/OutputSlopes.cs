using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchVanish;

/// <summary>φ′(z) from h = φ(z), for the activations that allow it: one pass, where autograd takes four.</summary>
internal static class OutputSlopes
{
    /// <returns>Null for an activation whose φ′ is left to autograd.</returns>
    public static SlopeMap? Of(string kind) => kind switch
    {
        "relu" => Relu,
        "sigmoid" => Sigmoid,
        "tanh" => Tanh,
        _ => null,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Relu(ReadOnlySpan<float> h, Span<float> slopes)
    {
        var i = 0;
        for (; i <= h.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = new Vector<float>(h[i..]);
            var slope = Vector.ConditionalSelect(
                Vector.Equals(value, value), Vector.ConditionalSelect(
                    Vector.GreaterThan(value, Vector<float>.Zero), Vector<float>.One, Vector<float>.Zero), value);
            slope.CopyTo(slopes[i..]);
        }
        for (; i < h.Length; i++)
            slopes[i] = float.IsNaN(h[i]) ? h[i] : h[i] > 0 ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sigmoid(ReadOnlySpan<float> h, Span<float> slopes)
    {
        var i = 0;
        for (; i <= h.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = new Vector<float>(h[i..]);
            ((Vector<float>.One - value) * value).CopyTo(slopes[i..]);
        }
        for (; i < h.Length; i++)
            slopes[i] = (1 - h[i]) * h[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tanh(ReadOnlySpan<float> h, Span<float> slopes)
    {
        var i = 0;
        for (; i <= h.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = new Vector<float>(h[i..]);
            Vector.FusedMultiplyAdd(-value, value, Vector<float>.One).CopyTo(slopes[i..]);
        }
        for (; i < h.Length; i++)
            slopes[i] = MathF.FusedMultiplyAdd(-h[i], h[i], 1);
    }
}
