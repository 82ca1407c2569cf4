using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchVanish.Experiments.Numerics;

/// <summary>How numbers of a type are read as doubles, one or sixteen at a time; both conversions are exact.</summary>
internal interface IWide<T>
    where T : unmanaged
{
    static abstract double Of(T value);

    static abstract (Vector512<double> low, Vector512<double> high) Sixteen(ref T first, nuint at);
}

internal readonly struct WideSingle : IWide<float>
{
    public static double Of(float value) => value;

    // From memory in two halves: a register would have to be taken apart first.
    public static (Vector512<double> low, Vector512<double> high) Sixteen(ref float first, nuint at) => Avx512F.IsSupported
        ? (Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref first, at)),
            Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref first, at + 8)))
        : Vector512.Widen(Vector512.LoadUnsafe(ref first, at));
}

internal readonly struct WideDouble : IWide<double>
{
    public static double Of(double value) => value;

    public static (Vector512<double> low, Vector512<double> high) Sixteen(ref double first, nuint at) =>
        (Vector512.LoadUnsafe(ref first, at), Vector512.LoadUnsafe(ref first, at + 8));
}
