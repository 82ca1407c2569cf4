namespace TorchVanish.Analysis.Claims;

/// <summary>A claim with what came of it.</summary>
public sealed record JudgedClaim(Claim Claim, Judgement Judgement)
{
    /// <summary>Names its figure's files.</summary>
    public string Figure => Claim.Id;
}
