namespace TorchVanish.Analysis.Note;

/// <summary>The note that the ledger tests, carried in the assembly (docs/textbook-note.txt).</summary>
public static class TextbookNote
{
    /// <summary>Its statements, from top to bottom.</summary>
    public static IReadOnlyList<NoteStatement> Statements { get; } = NoteReader.Split(Text());

    /// <summary>The statement that is quoted; null where the note has no such sentence.</summary>
    public static NoteStatement? Find(string quotation) => Statements.FirstOrDefault(statement => statement.IsQuotedBy(quotation));

    private static string Text()
    {
        using var reader = new StreamReader(typeof(TextbookNote).Assembly.GetManifestResourceStream("textbook-note.txt")!);
        return reader.ReadToEnd();
    }
}
