using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TorchVanish.Experiments.Numerics;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>
/// The step of <see cref="Descent"/>, which also computes the sums of <see cref="PassSums{T, TWide}"/> without reading the memory again.
/// The weights and the sums are the same bit for bit, so no number depends on how it was measured.
/// </summary>
internal static class MeasuredDescent
{
    /// <summary>w ← w − η g with one rounding.</summary>
    /// <param name="start">w(0).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DescentSums Step(Span<float> w, ReadOnlySpan<float> g, ReadOnlySpan<float> start, float rate)
    {
        ref var weight = ref MemoryMarshal.GetReference(w);
        ref var gradient = ref MemoryMarshal.GetReference(g[..w.Length]);
        ref var initial = ref MemoryMarshal.GetReference(start[..w.Length]);
        var factor = Vector512.Create(-rate);
        // Variables, because the compiler would keep a structure in memory; as many of each sum as in Sums.
        var (wA, wB, wC, wD) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var (gA, gB, gC, gD) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var (fromA, fromB, stepA, stepB) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var i = 0;
        for (; i <= w.Length - 32; i += 32)
        {
            var at = (nuint)i;
            var (wLow, wHigh) = WideSingle.Sixteen(ref weight, at);
            var (gLow, gHigh) = WideSingle.Sixteen(ref gradient, at);
            var (fromLow, fromHigh) = WideSingle.Sixteen(ref initial, at);
            var after = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref gradient, at), Vector512.LoadUnsafe(ref weight, at));
            var (stepLow, stepHigh) = Vector512.Widen(after);
            after.StoreUnsafe(ref weight, at);
            wA = Vector512.FusedMultiplyAdd(wLow, wLow, wA);
            wB = Vector512.FusedMultiplyAdd(wHigh, wHigh, wB);
            gA = Vector512.FusedMultiplyAdd(gLow, gLow, gA);
            gB = Vector512.FusedMultiplyAdd(gHigh, gHigh, gB);
            fromA = Vector512.FusedMultiplyAdd(wLow - fromLow, wLow - fromLow, fromA);
            fromB = Vector512.FusedMultiplyAdd(wHigh - fromHigh, wHigh - fromHigh, fromB);
            stepA = Vector512.FusedMultiplyAdd(stepLow - wLow, stepLow - wLow, stepA);
            stepB = Vector512.FusedMultiplyAdd(stepHigh - wHigh, stepHigh - wHigh, stepB);
            at += 16;
            (wLow, wHigh) = WideSingle.Sixteen(ref weight, at);
            (gLow, gHigh) = WideSingle.Sixteen(ref gradient, at);
            (fromLow, fromHigh) = WideSingle.Sixteen(ref initial, at);
            after = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref gradient, at), Vector512.LoadUnsafe(ref weight, at));
            (stepLow, stepHigh) = Vector512.Widen(after);
            after.StoreUnsafe(ref weight, at);
            wC = Vector512.FusedMultiplyAdd(wLow, wLow, wC);
            wD = Vector512.FusedMultiplyAdd(wHigh, wHigh, wD);
            gC = Vector512.FusedMultiplyAdd(gLow, gLow, gC);
            gD = Vector512.FusedMultiplyAdd(gHigh, gHigh, gD);
            fromA = Vector512.FusedMultiplyAdd(wLow - fromLow, wLow - fromLow, fromA);
            fromB = Vector512.FusedMultiplyAdd(wHigh - fromHigh, wHigh - fromHigh, fromB);
            stepA = Vector512.FusedMultiplyAdd(stepLow - wLow, stepLow - wLow, stepA);
            stepB = Vector512.FusedMultiplyAdd(stepHigh - wHigh, stepHigh - wHigh, stepB);
        }
        var (ofW, ofG) = (Vector512.Sum(wA + wB + (wC + wD)), Vector512.Sum(gA + gB + (gC + gD)));
        var (fromStart, step) = (Vector512.Sum(fromA + fromB), Vector512.Sum(stepA + stepB));
        for (; i < w.Length; i++)
        {
            var (before, slope, after) = (w[i], g[i], MathF.FusedMultiplyAdd(-rate, g[i], w[i]));
            ofW += (double)before * before;
            ofG += (double)slope * slope;
            fromStart += ((double)before - start[i]) * ((double)before - start[i]);
            step += ((double)after - before) * ((double)after - before);
            w[i] = after;
        }
        return new DescentSums(ofW, ofG, fromStart, step);
    }
}
