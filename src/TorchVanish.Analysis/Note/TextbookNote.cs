namespace TorchVanish.Analysis.Note;

/// <summary>The note that the ledger tests, embedded in the assembly (docs/textbook-note.txt).</summary>
public static class TextbookNote
{
    /// <summary>The statements in order.</summary>
    public static IReadOnlyList<NoteStatement> Statements { get; } = NoteReader.Split(Text());

    /// <summary>The quoted statement; null if the note does not contain it.</summary>
    public static NoteStatement? Find(string quotation) => Statements.FirstOrDefault(statement => statement.IsQuotedBy(quotation));

    private static string Text()
    {
        using var reader = new StreamReader(typeof(TextbookNote).Assembly.GetManifestResourceStream("textbook-note.txt")!);
        return reader.ReadToEnd();
    }
}
