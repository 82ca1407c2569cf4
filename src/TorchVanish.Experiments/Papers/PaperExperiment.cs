namespace TorchVanish.Experiments.Papers;

/// <summary>
/// Measures what a paper says, with torch's own gradients. To add one, add one sealed class with a constructor that takes nothing, and
/// one of the same id to TorchVanish.Analysis/Papers/Reproductions, which judges it: both catalogues find them.
/// </summary>
public abstract class PaperExperiment
{
    /// <summary>Short and permanent, and the name of its folder: nielsen-2015.</summary>
    public abstract string Id { get; }

    /// <summary>How long it takes on one core compared with the others; the longest start first.</summary>
    public virtual int Cost => 1;

    /// <summary>Measures, and hands each number to the laboratory.</summary>
    public abstract void Measure(Laboratory lab);
}
