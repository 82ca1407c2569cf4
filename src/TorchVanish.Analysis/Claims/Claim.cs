using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims;

/// <summary>
/// One statement of the note as an experiment. The statement, the prediction and the decision rule are fixed before anything is run;
/// Judge only applies the rule. To add a claim, add one sealed class with a parameterless constructor; the catalogue finds it.
/// </summary>
public abstract class Claim
{
    /// <summary>Short and permanent: quarter-to-the-tenth.</summary>
    public abstract string Id { get; }

    /// <summary>The position in the ledger, which follows the note.</summary>
    public abstract int Order { get; }

    /// <summary>What the note says, in our words.</summary>
    public abstract string Statement { get; }

    /// <summary>The statements of the note that the claim tests, quoted word for word with their markup and formulas.</summary>
    public abstract IReadOnlyList<string> Sentences { get; }

    /// <summary>What the experiments show if the statement is true.</summary>
    public abstract string Prediction { get; }

    /// <summary>Which quantity is compared with which threshold, and where the threshold comes from.</summary>
    public abstract string Rule { get; }

    /// <summary>
    /// What was changed after results had been seen, and why; empty if nothing was. The report prints it next to the rule.
    /// </summary>
    public virtual string Amendment => "";

    /// <summary>The papers behind it.</summary>
    public abstract string Source { get; }

    /// <summary>The theory behind the claim, as a clause without a full stop: the second half of an answer in an exam.</summary>
    public abstract string Reason { get; }

    /// <summary>The experiments of the claim. Claims share experiments of the same name, which run once.</summary>
    public abstract IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings);

    /// <summary>Applies the rule to the measurements.</summary>
    public abstract Judgement Judge(Evidence evidence);

    /// <summary>
    /// The sentence of a corrected note, which follows from the verdict and its numbers. It has at most <see cref="MostWords"/> words.
    /// </summary>
    public string Corrected(Ruling ruling) => ruling.Verdict == Verdict.Inconclusive ? NotSettled : Correct(ruling);

    /// <summary>What to say in an exam: the corrected statement and the reason.</summary>
    public string Exam(Ruling ruling) => ruling.Verdict == Verdict.Inconclusive
        ? $"These replicates do not settle the statement. In theory, {Reason}."
        : $"{Corrected(ruling).Replace(Keep, "The note is right", StringComparison.Ordinal)} The reason: {Reason}.";

    /// <summary>The corrected sentence for each verdict except inconclusive.</summary>
    protected abstract string Correct(Ruling ruling);

    /// <summary>The maximum length of a corrected sentence.</summary>
    public const int MostWords = 18;

    // The start of the corrected sentence for a statement that is true.
    private const string Keep = "Keep it";

    private const string NotSettled = "Not settled by these replicates: omit the sentence until more replicates decide.";
}
