using System.Globalization;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Words;

/// <summary>Formats numbers in titles, captions and tables, independently of the culture.</summary>
public static class Spelling
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>For a value without a definition, such as 0/0.</summary>
    public const string NotDefined = "not defined";

    /// <summary>For a value that is infinite, or was computed from non-finite values.</summary>
    public const string NotFinite = "not finite";

    /// <summary>Three digits: 0.250, 12.5, 3.1·10⁻⁷; "0" for an exact zero only.</summary>
    public static string Number(double value) => Number(value, '0');

    /// <summary>The same without trailing zeros, for constants: 0.25.</summary>
    public static string Constant(double value) => Number(value, '#');

    private static string Number(double value, char filler)
    {
        if (double.IsNaN(value))
            return NotDefined;
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        if (value == 0)
            return "0";
        var magnitude = Math.Abs(value);
        if (magnitude is >= 0.001 and < 10_000)
            return Signed(value, magnitude.ToString("0." + new string(filler, Math.Clamp(2 - Exponent(magnitude), 0, 5)),
                CultureInfo.InvariantCulture));
        var parts = magnitude.ToString("0.0E+0", CultureInfo.InvariantCulture).Split('E');
        return Signed(value, $"{parts[0]}·{PowerOfTen(int.Parse(parts[1], CultureInfo.InvariantCulture))}");
    }

    // The exponent after rounding to three digits: 0.9999 is 1.00, not 1.000.
    private static int Exponent(double magnitude) =>
        int.Parse(magnitude.ToString("0.00E+0", CultureInfo.InvariantCulture).Split('E')[1], NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture);

    /// <summary>10⁻³</summary>
    public static string PowerOfTen(int exponent) =>
        "10" + (exponent < 0 ? "⁻" : "")
            + string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));

    /// <summary>0.21 to 0.23, or one number if both ends look the same.</summary>
    public static string Range(double low, double high) => Number(low) == Number(high) ? Number(low) : $"{Number(low)} to {Number(high)}";

    /// <summary>
    /// A share as 84.3%. Only an exact zero is 0%, and only an exact one is 100%: values close to them have more digits.
    /// </summary>
    public static string Percent(double share)
    {
        var percent = 100 * Math.Abs(share);
        if (!double.IsFinite(share))
            return Number(share);
        if (share != 0 && percent is < 0.1 or >= 1000)
            return Number(100 * share) + "%";
        var form = Math.Abs(percent - Math.Round(percent)) < Exact ? "0" : percent is > 99.95 and < 100.05 ? "0.00##" : "0.0";
        return Signed(share, percent.ToString(form, CultureInfo.InvariantCulture) + "%");
    }

    // Accuracies are float32, so their rounding error in points is below this.
    private const double Exact = 1e-5;

    /// <summary>One digit after the point: 6.7.</summary>
    public static string Decades(double decades) =>
        double.IsFinite(decades) ? Math.Abs(decades).ToString("0.0", CultureInfo.InvariantCulture) : Number(Math.Abs(decades));

    /// <summary>84.3% [82.0%, 86.6%]; only the estimate if there is no interval.</summary>
    public static string WithInterval(Interval interval, Func<double, string> spell) =>
        !interval.IsKnown ? "–"
        : interval.HasBounds ? $"{spell(interval.Estimate)} [{spell(interval.Low)},\u00A0{spell(interval.High)}]"
        : spell(interval.Estimate);

    /// <summary>A difference of two shares in percentage points: 14.9 points [13.2, 16.6].</summary>
    public static string Points(Interval difference) => difference is { IsKnown: true, HasBounds: true }
        ? $"{Points(difference.Estimate)} [{Tenths(difference.Low)},\u00A0{Tenths(difference.High)}]"
        : Points(difference.Estimate);

    /// <summary>The same without an interval: 14.9 points; a dash if the difference is not finite.</summary>
    public static string Points(double difference) => double.IsFinite(difference) ? $"{Tenths(difference)} points" : "–";

    /// <summary>a, b and c</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>1 replicate, 8 replicates</summary>
    public static string Count(int number, string noun) =>
        $"{number.ToString(CultureInfo.InvariantCulture)} {noun}{(number == 1 ? "" : noun.EndsWith('s') ? "es" : "s")}";

    // A share in percentage points.
    private static string Tenths(double share)
    {
        var points = Math.Round(100 * share, 1);
        return Signed(points, Math.Abs(points).ToString("0.0", CultureInfo.InvariantCulture));
    }

    private static string Signed(double value, string magnitude) => value < 0 ? "−" + magnitude : magnitude;
}
