using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims;

/// <summary>
/// One statement of the note as an experiment. Statement, prediction and decision rule stand here before anything is run; Judge
/// only applies the rule. To add a claim, add one sealed class with a constructor that takes nothing: the catalogue finds it.
/// </summary>
public abstract class Claim
{
    /// <summary>Short and permanent: quarter-to-the-tenth.</summary>
    public abstract string Id { get; }

    /// <summary>Its place in the ledger, which follows the note.</summary>
    public abstract int Order { get; }

    /// <summary>What the note says, in our words.</summary>
    public abstract string Statement { get; }

    /// <summary>The statements of the note that it settles, whole and word for word, marks and formulas as they stand there.</summary>
    public abstract IReadOnlyList<string> Sentences { get; }

    /// <summary>What is to be seen if the statement is true.</summary>
    public abstract string Prediction { get; }

    /// <summary>Which quantity is held against which threshold, and where the threshold comes from.</summary>
    public abstract string Rule { get; }

    /// <summary>
    /// What of this was changed after results had been seen, and why; empty where nothing was. The report says it beside the rule.
    /// </summary>
    public virtual string Amendment => "";

    /// <summary>The papers behind it.</summary>
    public abstract string Source { get; }

    /// <summary>The theory behind it, as a clause without a full stop: the second half of an answer in an exam.</summary>
    public abstract string Reason { get; }

    /// <summary>The experiments it needs. Experiments of the same name are the same, and run once for all claims.</summary>
    public abstract IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings);

    /// <summary>Applies the rule to what was measured.</summary>
    public abstract Judgement Judge(Evidence evidence);

    /// <summary>
    /// The sentence that a corrected note would have: it follows from the verdict and its numbers. At most <see cref="MostWords"/> words.
    /// </summary>
    public string Corrected(Ruling ruling) => ruling.Verdict == Verdict.Inconclusive ? NotSettled : Correct(ruling);

    /// <summary>What to say in an exam, in one sentence.</summary>
    public string Exam(Ruling ruling) => ruling.Verdict == Verdict.Inconclusive
        ? $"These replicates do not settle the note's sentence; what theory says is this: {Reason}."
        : $"{Corrected(ruling).TrimEnd('.')}: {Reason}.";

    /// <summary>The corrected sentence for each verdict but inconclusive.</summary>
    protected abstract string Correct(Ruling ruling);

    /// <summary>Of a corrected sentence.</summary>
    public const int MostWords = 18;

    private const string NotSettled = "Not settled by these replicates: leave the sentence out until more decide.";
}
