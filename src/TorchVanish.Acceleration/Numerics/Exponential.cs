using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>
/// e^x of sixteen numbers at once, to two units in the last place: x = n ln 2 + r, and a polynomial of degree 7 in r (Moshier, Cephes,
/// expf).
/// </summary>
internal static class Exponential
{
    // Beyond these limits e^x is outside float32. Clamping also handles infinity, which has no remainder.
    private const float Reach = 200;

    // Of a normal float32.
    private const float SmallestExponent = -126;
    private const float LargestExponent = 127;
    private const int ExponentBias = 127;
    private const int MantissaBits = 23;

    /// <returns>e^x; 0 or infinity outside float32, NaN for NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> x)
    {
        var (n, small) = Reduce(x);
        return Scale(small + Vector512<float>.One, n);
    }

    /// <returns>e^x − 1, with the same relative accuracy for small x.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MinusOne(Vector512<float> x)
    {
        var (n, small) = Reduce(x);
        return Scale(small, n) + (Scale(Vector512<float>.One, n) - Vector512<float>.One);
    }

    // n and e^r − 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> n, Vector512<float> small) Reduce(Vector512<float> x)
    {
        // This order of the operands keeps NaN.
        x = Vector512.MinNative(Vector512.Create(Reach), Vector512.MaxNative(Vector512.Create(-Reach), x));
        var n = Vector512.Round(x * Vector512.Create(1.44269504f));
        // ln 2 in two parts. The first has few digits, so that its product with n is exact.
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        var p = Vector512.Create(1.9875691500e-4f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.3981999507e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(8.3334519073e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(4.1665795894e-2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.6666665459e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(5.0000001201e-1f));
        return (n, Vector512.FusedMultiplyAdd(r * r, p, r));
    }

    // x · 2^n. Without AVX-512 it multiplies by three factors, because n can exceed twice the largest exponent of a float32.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Scale(Vector512<float> x, Vector512<float> n)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Scale(x, n);
        for (var factor = 0; factor < 3; factor++)
        {
            var part = Vector512.Min(Vector512.Create(LargestExponent), Vector512.Max(Vector512.Create(SmallestExponent), n));
            x *= ((Vector512.ConvertToInt32(part) + Vector512.Create(ExponentBias)) << MantissaBits).AsSingle();
            n -= part;
        }
        return x;
    }
}
