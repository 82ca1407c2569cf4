namespace TorchVanish.Analysis.Diagnosis;

/// <summary>
/// Whether a verdict stands before the training has ended. A network that has not learned yet is no network that does not learn: a fact
/// stands at once, a sign when the loss has had time to refute it and stands still, a course when enough of it has been seen.
/// </summary>
internal static class EarlyVerdict
{
    /// <summary>A sign waits for this share of the steps, and for so many recorded ones.</summary>
    public const double SignShare = 0.03;

    private const int SignRows = 6;

    /// <summary>A plateau or a slope is judged from here on.</summary>
    public const double CourseShare = 0.4;

    /// <summary>A gap between training and validation, from here on.</summary>
    public const double GapShare = 0.1;

    /// <summary>What is said with less is a possibility.</summary>
    private const double Possible = 0.45;

    /// <summary>The finding as it may be reported now: of an unfinished training, nothing but a fact stands on one recorded step.</summary>
    /// <param name="before">The same run as it stood at the recorded step before; null where there is none.</param>
    public static Finding? Of(DiagnosticRule rule, ObservedRun run, Lazy<ObservedRun?> before)
    {
        var finding = rule.Judge(run);
        if (finding is null || run.IsWhole || finding.Confidence < Diagnoser.LeastConfidence)
            return finding;
        var evidence = rule.EvidenceIn(run);
        return Stands(run, evidence) && (evidence == Evidence.Fact || WasSaid(rule, finding, before.Value)) ? finding
            : finding with { Confidence = Possible };
    }

    private static bool WasSaid(DiagnosticRule rule, Finding finding, ObservedRun? before) =>
        before is not null && Stands(before, rule.EvidenceIn(before))
        && rule.Judge(before) is { Confidence: >= Diagnoser.LeastConfidence } said && said.Symptom == finding.Symptom;

    private static bool Stands(ObservedRun run, Evidence evidence) => evidence switch
    {
        Evidence.Fact => true,
        Evidence.Sign => run.Progress >= SignShare && run.RecordedSteps >= SignRows && !run.IsMoving,
        Evidence.Gap => run.Progress >= GapShare,
        _ => run.Progress >= CourseShare,
    };
}
