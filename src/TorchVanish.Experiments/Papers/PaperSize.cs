namespace TorchVanish.Experiments.Papers;

/// <summary>The size of the measurement of a paper.</summary>
public enum PaperSize
{
    /// <summary>For tests: runs every line of code; the numbers have no meaning.</summary>
    Tiny,

    /// <summary>For a first look: fewer replicates and steps.</summary>
    Quick,

    /// <summary>For the table.</summary>
    Full,
}
