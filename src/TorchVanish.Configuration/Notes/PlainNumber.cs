using System.Globalization;

namespace TorchVanish.Configuration.Notes;

/// <summary>Writes numbers in notes as 110, 0.0025 or 1.1·10⁷, without the letter E.</summary>
internal static class PlainNumber
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Two or more significant digits.</summary>
    public static string Of(double value)
    {
        if (value == 0 || Math.Abs(value) is >= 0.001 and < 1_000_000)
            return decimal.Parse(value.ToString("E2", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString("0.#####", CultureInfo.InvariantCulture);
        var parts = value.ToString("0.0E+0", CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']);
        return $"{parts[0]}·10{(exponent < 0 ? "⁻" : "")}{string.Concat(digits)}";
    }
}
