using System.Globalization;

namespace TorchVanish.DiagnosisStudy.Zoo;

/// <summary>
/// Random choices of the zoo, by SplitMix64 (Steele, Lea &amp; Flood 2014): the same seed gives the same zoo with every version of .NET.
/// </summary>
internal sealed class Draws(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>A stream of its own for each name, so that a new recipe changes no other.</summary>
    public static Draws For(int seed, string name)
    {
        // FNV-1a.
        var hash = 14695981039346656037UL;
        foreach (var letter in name)
            hash = (hash ^ letter) * 1099511628211UL;
        return new Draws(hash ^ ((ulong)seed * Golden));
    }

    public T Of<T>(params IReadOnlyList<T> choices) => choices[(int)(Next() % (ulong)choices.Count)];

    /// <summary>From low to high, evenly in the logarithm, rounded to two digits.</summary>
    public double Logarithmic(double low, double high)
    {
        var value = low * Math.Pow(high / low, Uniform());
        var scale = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return double.Parse((Math.Round(value / scale) * scale).ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>In [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, by Box &amp; Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    private ulong Next()
    {
        var z = _state += Golden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
