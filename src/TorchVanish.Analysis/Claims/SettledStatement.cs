using TorchVanish.Analysis.Note;

namespace TorchVanish.Analysis.Claims;

/// <summary>A statement of the note with the claims that test it, in the order of the ledger.</summary>
public sealed record SettledStatement(NoteStatement Statement, IReadOnlyList<Claim> Claims)
{
    /// <summary>Every statement of the note, from top to bottom.</summary>
    public static IReadOnlyList<SettledStatement> All { get; } =
    [
        .. TextbookNote.Statements.Select(statement =>
            new SettledStatement(statement, [.. ClaimCatalogue.All.Where(claim => claim.Sentences.Any(statement.IsQuotedBy))])),
    ];
}
