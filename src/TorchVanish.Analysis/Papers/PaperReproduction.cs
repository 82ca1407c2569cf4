namespace TorchVanish.Analysis.Papers;

/// <summary>
/// The published numbers of a paper and the rule that compares measurements with them. Everything except Judge is fixed before the
/// measurement. To add a paper, add a sealed class with a parameterless constructor, and a class with the same id in
/// TorchVanish.Experiments/Papers.
/// </summary>
public abstract class PaperReproduction
{
    /// <summary>A short permanent id: nielsen-2015.</summary>
    public abstract string Id { get; }

    /// <summary>The position in the table.</summary>
    public abstract int Order { get; }

    public abstract PaperSource Paper { get; }

    /// <summary>The measurement in one or two sentences.</summary>
    public abstract string Protocol { get; }

    /// <summary>The statement of the paper, with its numbers.</summary>
    public abstract string Published { get; }

    /// <summary>The tolerance for agreement. <see cref="Comment"/> states whether it was changed after a measurement.</summary>
    public abstract string Tolerance { get; }

    /// <summary>Differences from the paper's setting; empty if there are none.</summary>
    public virtual string Reduced => "";

    /// <summary>Remarks on the result, such as why it disagrees, or what was changed after a measurement.</summary>
    public virtual string Comment => "";

    /// <summary>Whether it counts as a paper of the suite; the page about explainers does not.</summary>
    public virtual bool Counts => true;

    /// <summary>Compares the measurements with the published numbers.</summary>
    public abstract PaperJudgement Judge(PaperEvidence evidence);
}
