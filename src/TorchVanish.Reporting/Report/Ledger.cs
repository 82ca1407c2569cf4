using TorchVanish.Analysis.Claims;

namespace TorchVanish.Reporting.Report;

/// <summary>The content of a ledger's report.</summary>
/// <param name="Introduction">Markdown.</param>
/// <param name="Claims">In the order of the note.</param>
/// <param name="Unfinished">Ids of claims with incomplete experiments.</param>
public sealed record Ledger(string Title, string Introduction, IReadOnlyList<JudgedClaim> Claims, IReadOnlyList<string> Unfinished);
