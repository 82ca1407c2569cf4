namespace TorchVanish.Analysis.Note;

/// <summary>One statement of the note, in its own words.</summary>
/// <param name="Text">
/// Without the mark of its list, white space normalised, but for the tab between the cells of a table and the ends of the lines of
/// a block of code.
/// </param>
/// <param name="IsCode">Whether it is a block of code.</param>
public sealed record NoteStatement(string Text, bool IsCode)
{
    /// <summary>Whether a quotation is this statement, word for word, white space aside.</summary>
    public bool IsQuotedBy(string quotation) => OneLine(quotation) == OneLine(Text);

    /// <summary>Runs of white space as one space.</summary>
    internal static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
