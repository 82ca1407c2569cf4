using TorchVanish.Analysis.Diagnosis;
using TorchVanish.DiagnosisStudy.Programs;

namespace TorchVanish.DiagnosisStudy.Zoo;

/// <summary>
/// Whether a training of the zoo deserves its label. The rule was written down before the first training: a label says what was planted,
/// and the outcome says whether it took.
/// </summary>
/// <param name="Label">Null where the cell is dropped.</param>
/// <param name="Reason">Why it is dropped or relabelled; empty where the label stands.</param>
internal sealed record Verification(ProgramLabel? Label, string Reason)
{
    /// <summary>A training that reaches less than this share of its twin's skill fails.</summary>
    public const double BelowTwin = 0.8;

    /// <summary>A training that reaches this share of its twin's skill, with every replicate, works.</summary>
    public const double LikeTwin = 0.9;

    /// <summary>A training fails outright if at most this share of its replicates learns.</summary>
    public const double FewLearn = 0.5;

    public static Verification Of(ZooCell cell, Outcome outcome, Outcome? twin)
    {
        if (cell.TwinId is null)
            return Works(outcome) ? Keep(cell, cell.Faults, cell.Acceptable)
                : Drop($"{Share(outcome)} of its replicates learn, and it was to work");
        if (!Works(twin!))
            return Drop($"{Share(twin!)} of its twin's replicates learn, so the planted cause is not the only one");
        var relative = (outcome.SkillMedian ?? double.NegativeInfinity) / twin!.SkillMedian!.Value;
        if (outcome.ShareThatLearns <= FewLearn || relative < BelowTwin)
            return Keep(cell, cell.Faults, cell.Acceptable);
        return Works(outcome) && relative >= LikeTwin
            ? Keep(cell, [Symptom.Healthy], [.. cell.Faults, .. cell.Acceptable],
                $"works as well as its twin in spite of the planted cause ({relative:F2} of its skill)")
            : Drop($"neither works nor fails: {Share(outcome)} of its replicates learn, {relative:F2} of its twin's skill");
    }

    /// <summary>Every replicate learns.</summary>
    private static bool Works(Outcome outcome) => outcome.ShareThatLearns >= 1;

    private static Verification Drop(string reason) => new(null, reason);

    private static Verification Keep(
        ZooCell cell, IReadOnlyList<string> faults, IReadOnlyList<string> acceptable, string reason = "") => new(
        new ProgramLabel(cell.Id, $"configs/{cell.Id}.json", faults, acceptable, cell.Why)
        {
            Split = cell.Part,
            Family = cell.Recipe,
        },
        reason);

    private static string Share(Outcome outcome) => $"{outcome.ShareThatLearns:F2}";
}
