using System.Text.RegularExpressions;

namespace TorchVanish.Analysis.Note;

/// <summary>
/// Splits the note into statements. A statement is a list item, a table row, a formula, a line of prose, or a block of code. Blank lines,
/// table headers and headings are not statements. A heading is a line in title case or a question; the exceptions in
/// <see cref="Assertions"/> are statements.
/// </summary>
public static partial class NoteReader
{
    private const string Fence = "```";

    // The headings that make a statement, chosen by a person.
    private static readonly string[] Assertions = ["Activation Functions Matter", "Deep Networks Suffer More"];

    /// <param name="text">The note, with tabs between the cells of tables.</param>
    public static IReadOnlyList<NoteStatement> Split(string text)
    {
        var statements = new List<NoteStatement>();
        List<string>? code = null;
        var inTable = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Trim() == Fence)
            {
                if (code is not null)
                    statements.Add(new NoteStatement(string.Join('\n', code), IsCode: true));
                code = code is null ? [] : null;
            }
            else if (code is not null)
            {
                code.Add(line.TrimEnd());
            }
            else
            {
                var isRow = line.Contains('\t', StringComparison.Ordinal);
                if (Of(line) is { } said && (inTable || !isRow))
                    statements.Add(new NoteStatement(said, IsCode: false));
                inTable = isRow;
            }
        }
        return statements;
    }

    private static string? Of(string line)
    {
        var whole = string.Join('\t', line.Split('\t').Select(NoteStatement.OneLine));
        var said = Mark().Replace(whole, "");
        return said.Length == 0 || (said == whole && IsHeading(whole) && !Assertions.Contains(whole)) ? null : said;
    }

    // Title case does not capitalize short articles and prepositions.
    private static bool IsHeading(string line) =>
        line.EndsWith('?') || char.IsUpper(line[0]) && line.Split(' ').Where(word => word.Length > 3).All(word => char.IsUpper(word[0]));

    // "- ", "| ", "1. " and "✓ 1. ".
    [GeneratedRegex(@"^(-|\||(✓ )?\d\.) ")]
    private static partial Regex Mark();
}
