namespace TorchVanish.Analysis.Claims;

/// <summary>A claim with its verdict.</summary>
/// <param name="Experiments">The names of the runs that the verdict is based on.</param>
public sealed record JudgedClaim(Claim Claim, Judgement Judgement, IReadOnlyList<string> Experiments)
{
    /// <summary>The number of replicates of these runs that diverged.</summary>
    public int Diverged { get; init; }

    /// <summary>The name of its figure's files.</summary>
    public string Figure => Claim.Id;
}
