using System.Text.RegularExpressions;

namespace TorchVanish.Analysis.Note;

/// <summary>
/// Splits the note into its statements. A line is one: an item of a list, a row of a table, a formula, a line of prose; a block of
/// code is one as a whole. Blank lines and the head of a table are none. A heading, a line of prose in title case or a question,
/// names what follows and is none either, unless it asserts something by itself.
/// </summary>
public static partial class NoteReader
{
    private const string Fence = "```";

    // Which headings assert something is for people to see. The numbered remedies need no such list: they answer a question.
    private static readonly string[] Assertions = ["Activation Functions Matter", "Deep Networks Suffer More"];

    /// <param name="text">The note, in which a tab parts the cells of a table.</param>
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

    // Articles and prepositions are short and stay small in a title.
    private static bool IsHeading(string line) =>
        line.EndsWith('?') || char.IsUpper(line[0]) && line.Split(' ').Where(word => word.Length > 3).All(word => char.IsUpper(word[0]));

    // "- ", "| ", "1. " and "✓ 1. ".
    [GeneratedRegex(@"^(-|\||(✓ )?\d\.) ")]
    private static partial Regex Mark();
}
