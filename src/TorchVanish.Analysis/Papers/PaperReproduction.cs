namespace TorchVanish.Analysis.Papers;

/// <summary>
/// A published number and the rule that holds a measurement against it. Everything but Judge stands here before anything is measured.
/// To add one, add one sealed class with a constructor that takes nothing, and one of the same id to TorchVanish.Experiments/Papers.
/// </summary>
public abstract class PaperReproduction
{
    /// <summary>Short and permanent: nielsen-2015.</summary>
    public abstract string Id { get; }

    /// <summary>Its place in the table.</summary>
    public abstract int Order { get; }

    public abstract PaperSource Paper { get; }

    /// <summary>What is measured, in a sentence or two.</summary>
    public abstract string Protocol { get; }

    /// <summary>What the paper says, with its numbers.</summary>
    public abstract string Published { get; }

    /// <summary>How near is near enough. Comment says whether it changed after a measurement.</summary>
    public abstract string Tolerance { get; }

    /// <summary>How this differs from the paper's setting; empty where it does not.</summary>
    public virtual string Reduced => "";

    /// <summary>What a reader should know about the result: why it disagrees, or what was changed after a measurement.</summary>
    public virtual string Comment => "";

    /// <summary>Whether it is a paper of the suite; the page about explainers is not.</summary>
    public virtual bool Counts => true;

    /// <summary>Holds the measurements against what was published.</summary>
    public abstract PaperJudgement Judge(PaperEvidence evidence);
}
