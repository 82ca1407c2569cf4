namespace TorchVanish.Analysis.Claims;

/// <summary>A verdict, and what it would take to reach one where there is none.</summary>
/// <param name="Replicates">How many would settle an inconclusive claim, if the estimates stay where they are; 0 where nobody can say.</param>
public sealed record Ruling(Verdict Verdict, int Replicates = 0)
{
    public static implicit operator Ruling(Verdict verdict) => new(verdict);
}
