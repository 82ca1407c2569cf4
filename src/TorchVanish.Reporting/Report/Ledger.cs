using TorchVanish.Analysis.Claims;

namespace TorchVanish.Reporting.Report;

/// <summary>What a ledger's report is made from.</summary>
/// <param name="Introduction">Markdown.</param>
/// <param name="Claims">In the order of the note.</param>
/// <param name="Unfinished">Ids of claims whose experiments did not all end.</param>
public sealed record Ledger(string Title, string Introduction, IReadOnlyList<JudgedClaim> Claims, IReadOnlyList<string> Unfinished);
