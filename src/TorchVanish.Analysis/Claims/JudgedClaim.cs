namespace TorchVanish.Analysis.Claims;

/// <summary>A claim with what came of it.</summary>
/// <param name="Experiments">Names of the runs that it rests on.</param>
public sealed record JudgedClaim(Claim Claim, Judgement Judgement, IReadOnlyList<string> Experiments)
{
    /// <summary>How many replicates of these diverged.</summary>
    public int Diverged { get; init; }

    /// <summary>Names its figure's files.</summary>
    public string Figure => Claim.Id;
}
