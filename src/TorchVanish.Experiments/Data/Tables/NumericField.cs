using System.Globalization;
using TorchVanish.Records;

namespace TorchVanish.Experiments.Data;

/// <summary>One number of a table.</summary>
internal static class NumericField
{
    /// <summary>A finite float32 in invariant notation, or a sentence that says which field is not one.</summary>
    public static float Parse(string path, int line, string column, string field)
    {
        if (field.Length == 0)
            throw Refuse("is empty");
        if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            throw Refuse($"is the text {Quoted.Text(field)}");
        if (!double.IsFinite(value))
            throw Refuse($"is {Quoted.Text(field)}");
        return float.IsFinite((float)value) ? (float)value : throw Refuse($"is {Quoted.Text(field)}, too large for float32");

        StorageException Refuse(string what) =>
            new($"{path}, line {line}, column {Quoted.Text(column)}: the feature {what}; a finite number such as -1.5 is needed.");
    }
}
