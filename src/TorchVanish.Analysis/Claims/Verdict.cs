namespace TorchVanish.Analysis.Claims;

/// <summary>The result of testing a statement.</summary>
public enum Verdict
{
    /// <summary>The interval is entirely inside the range that the statement implies.</summary>
    Supported,

    /// <summary>The interval is entirely outside the range that the statement implies.</summary>
    Refuted,

    /// <summary>True under some conditions and false under others; both were measured.</summary>
    Conditional,

    /// <summary>The interval contains the threshold: more replicates are needed.</summary>
    Inconclusive,
}
