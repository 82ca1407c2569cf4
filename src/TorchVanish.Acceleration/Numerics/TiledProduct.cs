using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TorchSharp;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>
/// C = A B of small float32 matrices in memory, in tiles of 8 by 32 that stay in the sixteen-float registers of AVX-512 while the inner
/// dimension is summed. torch's own product (MKL) uses half of these registers on processors that are not Intel's.
/// </summary>
internal static unsafe class TiledProduct
{
    /// <summary>Columns of B and C come in multiples of this.</summary>
    public const int Columns = StackingRule.TileColumns;

    private const int Rows = 8;

    /// <summary>Rounds a number of columns up to whole tiles.</summary>
    public static int Padded(int columns) => (columns + Columns - 1) / Columns * Columns;

    /// <summary>Whether the processor has AVX-512.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    /// <summary>Whether this class supports a tensor, which depends on the processor, the device and the type.</summary>
    public static bool Takes(Tensor tensor) => IsSupported && tensor.device_type == DeviceType.CPU && tensor.dtype == ScalarType.Float32;

    /// <summary>C = A B, or C = A B + c 1ᵀ.</summary>
    /// <param name="a">A, [m, k]; the entry of row i and column p is a[i · nextRow + p · nextColumn], so that a transposed matrix need
    /// not be copied.</param>
    /// <param name="b">B, [k, n], row-major; n a multiple of <see cref="Columns"/>.</param>
    /// <param name="start">c, [m], added to every column; null for none.</param>
    /// <param name="c">C, [m, n], row-major.</param>
    public static void Multiply(float* a, int nextRow, int nextColumn, float* b, float* start, float* c, int m, int k, int n)
    {
        var zeros = stackalloc float[Rows];
        for (var j = 0; j < n; j += Columns)
        {
            var i = 0;
            for (; i <= m - Rows; i += Rows)
                EightRows(a + (i * nextRow), nextRow, nextColumn, b + j, start is null ? zeros : start + i, c + (i * n) + j, k, n);
            for (; i < m; i++)
                OneRow(a + (i * nextRow), nextColumn, b + j, start is null ? zeros : start + i, c + (i * n) + j, k, n);
        }
    }

    // Sixteen separate variables, because the compiler would keep an array or a struct in memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightRows(float* a, nint nextRow, nint nextColumn, float* b, float* start, float* c, int k, nint n)
    {
        var (l0, l1, l2, l3) = (Vector512.Create(start[0]), Vector512.Create(start[1]), Vector512.Create(start[2]),
            Vector512.Create(start[3]));
        var (l4, l5, l6, l7) = (Vector512.Create(start[4]), Vector512.Create(start[5]), Vector512.Create(start[6]),
            Vector512.Create(start[7]));
        var (r0, r1, r2, r3, r4, r5, r6, r7) = (l0, l1, l2, l3, l4, l5, l6, l7);
        float* a1 = a + nextRow, a2 =
            a1 + nextRow, a3 = a2 + nextRow, a4 = a3 + nextRow, a5 = a4 + nextRow, a6 = a5 + nextRow, a7 = a6 + nextRow;
        var end = k * nextColumn;
        for (nint p = 0; p < end; p += nextColumn, b += n)
        {
            var (left, right) = (Vector512.Load(b), Vector512.Load(b + 16));
            Add(a[p], left, right, ref l0, ref r0);
            Add(a1[p], left, right, ref l1, ref r1);
            Add(a2[p], left, right, ref l2, ref r2);
            Add(a3[p], left, right, ref l3, ref r3);
            Add(a4[p], left, right, ref l4, ref r4);
            Add(a5[p], left, right, ref l5, ref r5);
            Add(a6[p], left, right, ref l6, ref r6);
            Add(a7[p], left, right, ref l7, ref r7);
        }
        Store(l0, r0, c);
        Store(l1, r1, c + n);
        Store(l2, r2, c + (2 * n));
        Store(l3, r3, c + (3 * n));
        Store(l4, r4, c + (4 * n));
        Store(l5, r5, c + (5 * n));
        Store(l6, r6, c + (6 * n));
        Store(l7, r7, c + (7 * n));
    }

    private static void OneRow(float* a, nint nextColumn, float* b, float* start, float* c, int k, nint n)
    {
        var left = Vector512.Create(*start);
        var right = left;
        for (; k > 0; k--, a += nextColumn, b += n)
            Add(*a, Vector512.Load(b), Vector512.Load(b + 16), ref left, ref right);
        Store(left, right, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float factor, Vector512<float> left, Vector512<float> right, ref Vector512<float> leftSum,
        ref Vector512<float> rightSum)
    {
        var factors = Vector512.Create(factor);
        leftSum = Vector512.FusedMultiplyAdd(factors, left, leftSum);
        rightSum = Vector512.FusedMultiplyAdd(factors, right, rightSum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> left, Vector512<float> right, float* c)
    {
        left.Store(c);
        right.Store(c + 16);
    }
}
