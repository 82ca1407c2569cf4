using System.Globalization;

namespace TorchVanish.Experiments.Export;

/// <summary>Writes values as C#.</summary>
internal static class Literal
{
    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text : $"{text[..exponent]}e{int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture)}";
    }

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A call with the arguments that are not null, such as ELU(alpha: 0.5).</summary>
    public static string Call(string function, params string?[] arguments) =>
        $"{function}({string.Join(", ", arguments.OfType<string>())})";

    /// <summary>A named argument; null if the value is the default.</summary>
    public static string? Named(string name, double value, double usual) => value.Equals(usual) ? null : $"{name}: {Of(value)}";
}
