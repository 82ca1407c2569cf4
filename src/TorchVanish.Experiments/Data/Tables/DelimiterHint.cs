
namespace TorchVanish.Experiments.Data;

/// <summary>Detects in the first line of a table that its delimiter is not data.delimiter.</summary>
internal static class DelimiterHint
{
    private static readonly char[] Usual = [',', ';', '\t', '|'];

    /// <summary>Fails if another usual delimiter yields the label column, or several columns, and this one does not.</summary>
    /// <param name="labelColumn">Null for a table without a header.</param>
    public static void Check(string path, char delimiter, string? labelColumn)
    {
        var (line, number) = FirstLine(path);
        var columns = Fields(line, delimiter);
        if (labelColumn is not null && columns.Contains(labelColumn))
            return;
        var others = Usual.Where(other => other != delimiter).Select(other => (Delimiter: other, Fields: Fields(line, other))).ToList();
        var better = others.Find(other => labelColumn is not null && other.Fields.Count > 1 && other.Fields.Contains(labelColumn));
        if (better.Fields is null && columns.Count == 1)
            better = others.Where(other => other.Fields.Count > 1).OrderByDescending(other => other.Fields.Count).FirstOrDefault();
        if (better.Fields is not null)
        {
            var (right, wrong) = (Quoted.Text($"{better.Delimiter}"), Quoted.Text($"{delimiter}"));
            throw new StorageException(
                $"{path}, line {number}: the {(labelColumn is null ? "line" : "header")} has {better.Fields.Count - 1} {right} and "
                + $"{(columns.Count == 1 ? "no" : columns.Count - 1)} {wrong}; set data.delimiter to {right}.");
        }
        if (columns.Count == 1 && line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 2)
            throw new StorageException(
                $"{path}, line {number}: there is no {Quoted.Text($"{delimiter}")} in {Quoted.Text(line)}; columns must be separated by a "
                + "comma, a semicolon, a tab or |, not by spaces.");
    }

    /// <summary>The first line that is not blank, and its number.</summary>
    private static (string Text, int Number) FirstLine(string path)
    {
        using var text = TableText.Open(path);
        for (var number = 1; text.ReadLine() is { } line; number++)
            if (line.Trim().Length > 0)
                return (line, number);
        return ("", 1);
    }

    // Like the parser, but also for invalid lines: delimiters inside quotes do not separate fields.
    private static List<string> Fields(string line, char delimiter)
    {
        var (fields, start, quoted) = (new List<string>(), 0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != delimiter))
                continue;
            fields.Add(line[start..i].Trim().Trim('"'));
            start = i + 1;
        }
        return fields;
    }
}
