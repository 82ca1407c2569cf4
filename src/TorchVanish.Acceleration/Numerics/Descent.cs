using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>One step of gradient descent on CPU memory.</summary>
internal static class Descent
{
    /// <summary>w ← w − η g with one rounding, as in torch's SGD.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(Span<float> w, ReadOnlySpan<float> g, float rate)
    {
        ref var weight = ref MemoryMarshal.GetReference(w);
        ref var gradient = ref MemoryMarshal.GetReference(g[..w.Length]);
        var factor = Vector512.Create(-rate);
        var i = 0;
        for (; i <= w.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref gradient, (nuint)i), Vector512.LoadUnsafe(ref weight, (nuint)i))
                .StoreUnsafe(ref weight, (nuint)i);
        for (; i < w.Length; i++)
            w[i] = MathF.FusedMultiplyAdd(-rate, g[i], w[i]);
    }
}
