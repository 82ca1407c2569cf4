namespace TorchVanish.Analysis.Claims;

/// <summary>A verdict, the cases that decide it, and what it would take to reach one where there is none.</summary>
/// <param name="Replicates">How many would settle an inconclusive claim, if the estimates stay where they are; 0 where that is unknown.</param>
public sealed record Ruling(Verdict Verdict, int Replicates = 0)
{
    /// <summary>Every case that has a vote.</summary>
    public IReadOnlyList<Case> Cases { get; init; } = [];

    /// <summary>A case without a vote that a reader should know of; null for none.</summary>
    public Case? Told { get; init; }

    /// <summary>The first case that holds for certain.</summary>
    public Case? Holding => Cases.FirstOrDefault(c => c.Holds == true);

    /// <summary>The first case that fails for certain.</summary>
    public Case? Failing => Cases.FirstOrDefault(c => c.Holds == false);

    /// <summary>The first case that the replicates do not settle.</summary>
    public Case? Open => Cases.FirstOrDefault(c => c.Holds.Holds is null);

    /// <summary>The case whose number decides: the one that fails where the statement is false or depends, the one that is open where nothing is settled.</summary>
    public Case Deciding => Verdict switch
    {
        Verdict.Supported => Holding,
        Verdict.Inconclusive => Open,
        _ => Failing,
    } ?? Cases[0];

    /// <summary>The case to read beside it: one on the other side, or, where all hold, the one without a vote or another that holds; null where there is none.</summary>
    public Case? Beside => Verdict switch
    {
        Verdict.Supported => Told ?? Cases.Skip(1).FirstOrDefault(),
        Verdict.Inconclusive => Holding ?? Failing,
        _ => Holding,
    };

    public static implicit operator Ruling(Verdict verdict) => new(verdict);
}
