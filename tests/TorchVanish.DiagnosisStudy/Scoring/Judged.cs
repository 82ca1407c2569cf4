using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;

namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>What a judge said of a program whose label is known.</summary>
/// <param name="Steps">Updates that the training was to take.</param>
internal sealed record Judged(ProgramLabel Label, Judgement Judgement, int Steps)
{
    /// <summary>Flagged, and with more than what is acceptable of a program that works.</summary>
    public bool IsFalseAlarm => !Label.IsFailing && Judgement.Flagged && !(Judgement.Named.Count > 0 && Judgement.Named.All(Label.Acceptable.Contains));

    /// <summary>Names a true cause of a program that fails.</summary>
    public bool IsRight => Label.IsFailing && Judgement.Named.Any(Label.Faults.Contains);

    /// <summary>The step of the first right verdict as a share of the run; null where the last verdict is not right.</summary>
    public double? FirstRight => IsRight ? Earliest(Judgement.FirstStep) : null;

    /// <summary>The same, since which the verdict stays right.</summary>
    public double? FirmRight => IsRight ? Earliest(Judgement.FirmStep) : null;

    private double? Earliest(IReadOnlyDictionary<string, int> steps) =>
        steps.Where(step => Label.Faults.Contains(step.Key)).Select(step => (double?)step.Value / Math.Max(1, Steps)).Min();
}
