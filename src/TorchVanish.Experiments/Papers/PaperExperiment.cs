namespace TorchVanish.Experiments.Papers;

/// <summary>
/// Measures the numbers of a paper with torch's own gradients. To add a paper, add a sealed class with a parameterless constructor, and a
/// class with the same id in TorchVanish.Analysis/Papers/Reproductions, which judges it. The catalogues find both.
/// </summary>
public abstract class PaperExperiment
{
    /// <summary>A short permanent id, which also names its folder: nielsen-2015.</summary>
    public abstract string Id { get; }

    /// <summary>The duration on one core, relative to other papers. The longest measurements start first.</summary>
    public virtual int Cost => 1;

    /// <summary>Measures and records each number in the laboratory.</summary>
    public abstract void Measure(Laboratory lab);
}
