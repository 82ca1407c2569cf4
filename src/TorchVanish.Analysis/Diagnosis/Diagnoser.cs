using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>Names what is wrong with a training from its record, or says that nothing is.</summary>
public static class Diagnoser
{
    /// <summary>A finding below this confidence is a possibility: it stands behind the others and is no verdict.</summary>
    public const double LeastConfidence = 0.5;

    /// <summary>From this confidence on, a cause explains the outcome.</summary>
    private const double Firm = 0.8;

    /// <summary>Judges from everything that was recorded.</summary>
    public static Diagnosis Of(MeasuredRun run) => Of(run, int.MaxValue);

    /// <summary>Judges from the rows up to a step, as if the training had been looked at then.</summary>
    public static Diagnosis Of(MeasuredRun run, int upToStep)
    {
        var observed = ObservedRun.Of(run, upToStep);
        var before = new Lazy<ObservedRun?>(() =>
            run.TrainingSteps.Where(step => step < observed.LastStep).Select(step => (int?)step).LastOrDefault() is { } earlier
                ? ObservedRun.Of(run, earlier) : null);
        // Several rules know the same symptom by different signs: the first one names the cause.
        var found = RuleCatalogue.All.Select(rule => EarlyVerdict.Of(rule, observed, before)).OfType<Finding>()
            .DistinctBy(finding => finding.Symptom).ToList();
        if (!found.Exists(finding => finding.Confidence >= LeastConfidence))
            found.Insert(0, Otherwise(observed, before));
        var findings = WithoutGuesses(found.OrderByDescending(finding => finding.Confidence >= LeastConfidence).ToList());
        return new Diagnosis(findings[0].Symptom, findings[0].Confidence, findings, Count(observed));
    }

    private static Finding Otherwise(ObservedRun run, Lazy<ObservedRun?> before) =>
        EarlyVerdict.Of(RuleCatalogue.Otherwise, run, before) is { Confidence: >= LeastConfidence } finding ? finding : Absence.Of(run);

    // A firm cause explains why nothing is learned; that the steps or the labels might be at fault as well is a guess.
    private static List<Finding> WithoutGuesses(List<Finding> findings) => findings[0].Confidence < Firm ? findings
        : [findings[0], .. findings.Skip(1).Where(finding =>
            finding.Symptom is not (Symptom.NotLearnable or Symptom.TooFewSteps) || finding.Confidence >= Firm)];

    private static ReplicateCounts Count(ObservedRun run) =>
        new(run.Replicates.Count, run.Outcomes.Count(outcome => outcome.Learns), run.Outcomes.Count(outcome => outcome.Fails));
}
