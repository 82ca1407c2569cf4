using System.Runtime.Intrinsics;

namespace TorchVanish.Experiments.Numerics;

/// <summary>How numbers of a type are read as doubles, one or eight at a time; both conversions are exact.</summary>
internal interface IWide<T>
    where T : unmanaged
{
    static abstract double Of(T value);

    static abstract (Vector256<double> low, Vector256<double> high) Eight(ref T first, nuint at);
}

internal readonly struct WideSingle : IWide<float>
{
    public static double Of(float value) => value;

    public static (Vector256<double> low, Vector256<double> high) Eight(ref float first, nuint at) => Vector256.Widen(Vector256.LoadUnsafe(ref first, at));
}

internal readonly struct WideDouble : IWide<double>
{
    public static double Of(double value) => value;

    public static (Vector256<double> low, Vector256<double> high) Eight(ref double first, nuint at) =>
        (Vector256.LoadUnsafe(ref first, at), Vector256.LoadUnsafe(ref first, at + 4));
}
