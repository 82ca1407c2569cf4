namespace TorchVanish.Analysis.Claims;

/// <summary>What an experiment makes of a statement.</summary>
public enum Verdict
{
    /// <summary>The interval lies wholly where the statement puts it.</summary>
    Supported,

    /// <summary>The interval lies wholly where the statement says it cannot.</summary>
    Refuted,

    /// <summary>True under stated conditions, and false outside them: both sides were measured.</summary>
    Conditional,

    /// <summary>The interval straddles the threshold: more replicates are needed.</summary>
    Inconclusive,
}
