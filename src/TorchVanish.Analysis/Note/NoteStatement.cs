namespace TorchVanish.Analysis.Note;

/// <summary>One statement of the note, word for word.</summary>
/// <param name="Text">
/// Without its list marker and with normalized white space, except tabs between the cells of a table and line breaks in code.
/// </param>
/// <param name="IsCode">Whether it is a block of code.</param>
public sealed record NoteStatement(string Text, bool IsCode)
{
    /// <summary>Whether a quotation equals this statement, except for white space.</summary>
    public bool IsQuotedBy(string quotation) => OneLine(quotation) == OneLine(Text);

    /// <summary>Replaces each run of white space by one space.</summary>
    internal static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
