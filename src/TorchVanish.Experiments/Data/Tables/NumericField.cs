using System.Globalization;
using System.Text.RegularExpressions;

namespace TorchVanish.Experiments.Data;

/// <summary>One number of a table.</summary>
internal static partial class NumericField
{
    /// <summary>The finite number that a text is in invariant notation; null for any other text.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>Whether a text is a number, with a decimal point or a decimal comma.</summary>
    public static bool LooksNumeric(string text) => Number(text) is not null || WithComma().IsMatch(text);

    /// <summary>A finite float32 in invariant notation, or a sentence that says which field is not one.</summary>
    public static float Parse(string path, int line, string column, string field)
    {
        if (Number(field) is { } value && float.IsFinite((float)value))
            return (float)value;
        var what = field.Length == 0 ? "is empty"
            : WithComma().IsMatch(field) ? $"is {Quoted.Text(field)}, with a comma"
            : Number(field) is not null ? $"is {Quoted.Text(field)}, too large for float32"
            : double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? $"is {Quoted.Text(field)}"
            : $"is the text {Quoted.Text(field)}";
        var valid = WithComma().IsMatch(field)
            ? $"write decimals with a point, such as {Pointed(field)}, and no separator between thousands"
            : "a finite number such as -1.5 is needed";
        throw new StorageException($"{path}, line {line}, column {Quoted.Text(column)}: the feature {what}; {valid}.");
    }

    // The last comma is the decimal one, whatever came before it separates thousands.
    private static string Pointed(string field)
    {
        var comma = field.LastIndexOf(',');
        var whole = field[..comma].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return $"{whole}.{field[(comma + 1)..].Replace(".", "", StringComparison.Ordinal)}";
    }

    [GeneratedRegex("^[+-]?[0-9.]*(,[0-9.]+)+([eE][+-]?[0-9]+)?$")]
    private static partial Regex WithComma();
}
