using System.Globalization;

namespace TorchVanish.Experiments.Data;

/// <summary>Finds labels that differ only in spelling: 1 and 1.0, yes and Yes.</summary>
internal static class LookAlikes
{
    private const int MostGroups = 3;
    private const int MostSpellings = 3;

    /// <summary>A sentence without its full stop; null if all labels look different.</summary>
    public static string? Note(string column, IReadOnlyList<string> labels)
    {
        var groups = labels.GroupBy(Meaning, StringComparer.Ordinal).ToList();
        var alike = groups.Where(group => group.Count() > 1).ToList();
        if (alike.Count == 0)
            return null;
        var shown = string.Join("; ", alike.Take(MostGroups).Select(group => Quoted.List([.. group], MostSpellings)));
        var more = alike.Count > MostGroups ? $"; and {alike.Count - MostGroups} more groups" : "";
        return $"labels of column {Quoted.Text(column)} look alike but are different classes ({shown}{more}); if each group is one class, "
            + $"spell it one way, and {labels.Count} classes become {groups.Count}";
    }

    // The value of a number; the letters of a word, ignoring case and other characters.
    private static string Meaning(string label)
    {
        var text = label.Trim();
        if (NumericField.Number(text.Replace(',', '.')) is { } value)
            return (value + 0).ToString("R", CultureInfo.InvariantCulture); // -0 + 0 is 0
        var words = text.TrimEnd('.').Split([' ', '_', '-', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? label : string.Join(' ', words).ToUpperInvariant();
    }
}
