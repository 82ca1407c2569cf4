using System.Globalization;
using System.Text.RegularExpressions;

namespace TorchVanish.Experiments.Data;

/// <summary>Parses numbers of a table.</summary>
internal static partial class NumericField
{
    private const char Point = '.';

    /// <summary>Parses a finite number in invariant notation; null for any other text.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>Whether a text is a number, with a decimal point or a decimal comma.</summary>
    public static bool LooksNumeric(string text) => Number(text) is not null || WithComma().IsMatch(text);

    /// <summary>Parses a finite float32.</summary>
    /// <param name="at">File, line and column, for the message.</param>
    /// <param name="what">The role of the field, for the message: feature or target.</param>
    /// <param name="mark">The decimal mark of the table.</param>
    public static float Parse(string at, string what, string field, char mark)
    {
        // With a decimal comma, a point can only be a thousands separator, and 1.234 is ambiguous.
        var pointed = mark == Point ? field : field.Contains(Point, StringComparison.Ordinal) ? "" : field.Replace(mark, Point);
        if (Number(pointed) is { } value && float.IsFinite((float)value))
            return (float)value;
        throw new StorageException($"{at}: the {what} {Fault(field, pointed, mark)}.");
    }

    private static string Fault(string field, string pointed, char mark)
    {
        var number = mark == Point ? "a finite number such as -1.5 is needed" : "a finite number such as -1,5 is needed";
        if (MissingField.Is(field))
            return $"{(field.Length == 0 ? "is empty" : $"is {Quoted.Text(field)}")}; {number}, or set data.missing to drop_rows or mean";
        if (mark == Point && WithComma().IsMatch(field))
            return $"is {Quoted.Text(field)}, with a comma; write decimals with a point, such as {Pointed(field)}, and no separator "
                + "between thousands, or set data.decimal to \",\"";
        if (mark != Point && field.Contains(Point, StringComparison.Ordinal) && Number(field) is not null)
            return $"is {Quoted.Text(field)}, with a point, while data.decimal is \",\"; write decimals with a comma and no separator "
                + "between thousands, or set data.decimal to \".\"";
        return Number(pointed) is not null ? $"is {Quoted.Text(field)}, too large for float32; {number}"
            : double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? $"is {Quoted.Text(field)}; {number}"
            : $"is the text {Quoted.Text(field)}; {number}, or leave the column out with data.ignore";
    }

    // The last comma is the decimal mark; earlier commas and points separate thousands.
    private static string Pointed(string field)
    {
        var comma = field.LastIndexOf(',');
        var whole = field[..comma].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return $"{whole}.{field[(comma + 1)..].Replace(".", "", StringComparison.Ordinal)}";
    }

    [GeneratedRegex("^[+-]?[0-9.]*(,[0-9.]+)+([eE][+-]?[0-9]+)?$")]
    private static partial Regex WithComma();
}
