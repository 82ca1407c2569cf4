using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchVanish.Experiments.Numerics;

/// <summary>Copies a float32 matrix turned round, in squares of four by four, faster than torch copies a transposed view.</summary>
internal static unsafe class Transposition
{
    public const int Square = 4;

    /// <param name="x">[rows, columns], row-major; both multiples of <see cref="Square"/>.</param>
    /// <param name="y">[columns, rows], row-major.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(float* x, float* y, int rows, int columns)
    {
        for (var i = 0; i < rows; i += Square)
        {
            for (var j = 0; j < columns; j += Square)
            {
                var from = x + ((nint)i * columns) + j;
                var (a, b, c, d) = (Vector128.Load(from), Vector128.Load(from + columns), Vector128.Load(from + (2 * columns)), Vector128.Load(from + (3 * columns)));
                var (abLow, abHigh, cdLow, cdHigh) = (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b), Sse.UnpackLow(c, d), Sse.UnpackHigh(c, d));
                var to = y + ((nint)j * rows) + i;
                Sse.MoveLowToHigh(abLow, cdLow).Store(to);
                Sse.MoveHighToLow(cdLow, abLow).Store(to + rows);
                Sse.MoveLowToHigh(abHigh, cdHigh).Store(to + (2 * rows));
                Sse.MoveHighToLow(cdHigh, abHigh).Store(to + (3 * rows));
            }
        }
    }
}
