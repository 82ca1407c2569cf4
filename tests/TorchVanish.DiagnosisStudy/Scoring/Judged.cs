using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;

namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>What a judge said of a program whose label is known.</summary>
/// <param name="Steps">Updates that the training was to take.</param>
internal sealed record Judged(ProgramLabel Label, Judgement Judgement, int Steps)
{
    public bool Flagged => Judgement.Verdict.Flagged;

    /// <summary>Flagged although it works, and not only with what is acceptable.</summary>
    public bool IsFalseAlarm => !Label.IsFailing && IsAlarm(Judgement.Verdict);

    /// <summary>The same of any step.</summary>
    public bool WasFalseAlarm => !Label.IsFailing && Alarms.Any();

    /// <summary>What it said that is no acceptable symptom.</summary>
    public IEnumerable<Statement> Alarms => Judgement.Course.Where(IsAlarm);

    /// <summary>Names a true cause of a program that fails.</summary>
    public bool IsRight => Label.IsFailing && Names(Judgement.Verdict);

    /// <summary>The step of the first right verdict as a share of the run; null where the last verdict is not right.</summary>
    public double? FirstRight => IsRight ? Share(Judgement.Course.First(Names)) : null;

    /// <summary>The same, of the step from which on the verdict stays right.</summary>
    public double? FirmRight => IsRight ? Share(Judgement.Course.Reverse().TakeWhile(Names).Last()) : null;

    private bool Names(Statement statement) => statement.Named.Any(Label.Faults.Contains);

    private bool IsAlarm(Statement statement) =>
        statement.Flagged && !(statement.Named.Count > 0 && statement.Named.All(Label.Acceptable.Contains));

    private double Share(Statement statement) => (double)statement.Step / Math.Max(1, Steps);
}
