namespace TorchVanish.Experiments.Papers;

/// <summary>How much of a paper's protocol is measured.</summary>
public enum PaperSize
{
    /// <summary>For tests: every line of code, and numbers that say nothing.</summary>
    Tiny,

    /// <summary>For a first look: fewer replicates and steps.</summary>
    Quick,

    /// <summary>For the table.</summary>
    Full,
}
