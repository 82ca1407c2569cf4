namespace TorchVanish.Analysis.Claims;

/// <summary>A verdict, the cases that decide it, and, if there is no verdict yet, the replicates that one would need.</summary>
/// <param name="Replicates">How many would decide an inconclusive claim if the estimates stayed the same; 0 if unknown.</param>
public sealed record Ruling(Verdict Verdict, int Replicates = 0)
{
    /// <summary>Every case that has a vote.</summary>
    public IReadOnlyList<Case> Cases { get; init; } = [];

    /// <summary>A case without a vote that readers should know; null if there is none.</summary>
    public Case? Told { get; init; }

    /// <summary>The first case that holds for certain.</summary>
    public Case? Holding => Cases.FirstOrDefault(c => c.Holds == true);

    /// <summary>The first case that fails for certain.</summary>
    public Case? Failing => Cases.FirstOrDefault(c => c.Holds == false);

    /// <summary>The first case that the replicates do not decide.</summary>
    public Case? Open => Cases.FirstOrDefault(c => c.Holds.Holds is null);

    /// <summary>
    /// The case whose number decides: a failing case if the verdict is false or conditional, an open case if it is inconclusive.
    /// </summary>
    public Case Deciding => Verdict switch
    {
        Verdict.Supported => Holding,
        Verdict.Inconclusive => Open,
        _ => Failing,
    } ?? Cases[0];

    /// <summary>
    /// The case to compare with: one on the other side or, if all cases hold, the one without a vote or another that holds. Null if
    /// there is none.
    /// </summary>
    public Case? Beside => Verdict switch
    {
        Verdict.Supported => Told ?? Cases.Skip(1).FirstOrDefault(),
        Verdict.Inconclusive => Holding ?? Failing,
        _ => Holding,
    };

    public static implicit operator Ruling(Verdict verdict) => new(verdict);
}
