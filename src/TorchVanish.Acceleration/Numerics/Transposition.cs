using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>Copies the transpose of a float32 matrix, in squares of sixteen by sixteen that fit into AVX-512 registers.</summary>
internal static unsafe class Transposition
{
    private const int Square = 16;

    /// <param name="x">[rows, columns], row-major; columns a multiple of 16.</param>
    /// <param name="y">Becomes [columns, rows], row-major.</param>
    /// <param name="stride">The distance from one row of y to the next.</param>
    public static void Copy(float* x, float* y, int rows, int columns, int stride)
    {
        var i = 0;
        for (; Avx512F.IsSupported && i <= rows - Square; i += Square)
        {
            for (var j = 0; j < columns; j += Square)
                Turn(x + ((nint)i * columns) + j, columns, y + ((nint)j * stride) + i, stride);
        }
        for (; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                y[((nint)j * stride) + i] = x[((nint)i * columns) + j];
        }
    }

    // Interleaves pairs of rows, then pairs of pairs; then exchanges quarters of registers, twice.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(float* x, nint from, float* y, nint to)
    {
        var (a0, a1, a2, a3) = Four(x, from);
        var (b0, b1, b2, b3) = Four(x + (4 * from), from);
        var (c0, c1, c2, c3) = Four(x + (8 * from), from);
        var (d0, d1, d2, d3) = Four(x + (12 * from), from);
        Store(a0, b0, c0, d0, y, to);
        Store(a1, b1, c1, d1, y + to, to);
        Store(a2, b2, c2, d2, y + (2 * to), to);
        Store(a3, b3, c3, d3, y + (3 * to), to);
    }

    // Quarter q of the k-th of four: column 4 q + k of the four rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float>, Vector512<float>, Vector512<float>, Vector512<float>) Four(float* x, nint from)
    {
        var (r0, r1, r2, r3) = (Vector512.Load(x), Vector512.Load(x + from), Vector512.Load(x + (2 * from)),
            Vector512.Load(x + (3 * from)));
        var (low01, high01) = (Avx512F.UnpackLow(r0, r1).AsDouble(), Avx512F.UnpackHigh(r0, r1).AsDouble());
        var (low23, high23) = (Avx512F.UnpackLow(r2, r3).AsDouble(), Avx512F.UnpackHigh(r2, r3).AsDouble());
        return (
            Avx512F.UnpackLow(low01, low23).AsSingle(), Avx512F.UnpackHigh(low01, low23).AsSingle(),
            Avx512F.UnpackLow(high01, high23).AsSingle(), Avx512F.UnpackHigh(high01, high23).AsSingle());
    }

    // The k-th of each four rows: columns k, k + 4, k + 8 and k + 12 of all sixteen.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* y, nint to)
    {
        var (even, odd) = (Avx512F.Shuffle4x128(a, b, 0b10_00_10_00), Avx512F.Shuffle4x128(a, b, 0b11_01_11_01));
        var (evenBelow, oddBelow) = (Avx512F.Shuffle4x128(c, d, 0b10_00_10_00), Avx512F.Shuffle4x128(c, d, 0b11_01_11_01));
        Avx512F.Shuffle4x128(even, evenBelow, 0b10_00_10_00).Store(y);
        Avx512F.Shuffle4x128(odd, oddBelow, 0b10_00_10_00).Store(y + (4 * to));
        Avx512F.Shuffle4x128(even, evenBelow, 0b11_01_11_01).Store(y + (8 * to));
        Avx512F.Shuffle4x128(odd, oddBelow, 0b11_01_11_01).Store(y + (12 * to));
    }
}
