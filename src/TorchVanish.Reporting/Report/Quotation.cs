using TorchVanish.Analysis.Note;

namespace TorchVanish.Reporting.Report;

/// <summary>A sentence that a claim quotes, as Markdown: formulas readable where nothing sets LaTeX, code as code.</summary>
internal static class Quotation
{
    /// <summary>A block quotation.</summary>
    public static string Block(string sentence) => TextbookNote.Find(sentence) is { IsCode: true } code
        ? $"> ```\n{string.Concat(code.Text.Split('\n').Select(line => $"> {line}\n"))}> ```\n>\n"
        : $"> {Prose(sentence)}\n>\n";

    /// <summary>A cell of a table, which is one line.</summary>
    public static string Cell(NoteStatement statement) => statement.IsCode
        ? string.Join("<br>", statement.Text.Split('\n').Select(line => $"`{line}`"))
        : Prose(statement.Text);

    // The note's own text knows which words are the cells of a row; a quotation need not.
    private static string Prose(string sentence) =>
        NoteFormulas.Read(TextbookNote.Find(sentence)?.Text ?? sentence).Replace("\t", ": ", StringComparison.Ordinal);
}
