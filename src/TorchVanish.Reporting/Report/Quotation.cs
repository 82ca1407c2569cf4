using TorchVanish.Analysis.Note;

namespace TorchVanish.Reporting.Report;

/// <summary>A sentence of the note as Markdown, with formulas in plain characters, because reports do not render LaTeX.</summary>
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

    // The text of the note has the tabs between the cells of a row; a quotation may lack them.
    private static string Prose(string sentence) =>
        NoteFormulas.Read(TextbookNote.Find(sentence)?.Text ?? sentence).Replace("\t", ": ", StringComparison.Ordinal);
}
