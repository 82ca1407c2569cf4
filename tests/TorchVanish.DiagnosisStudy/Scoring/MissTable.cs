namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>The programs that a judge got wrong.</summary>
internal static class MissTable
{
    public static string Of(IReadOnlyList<Judged> programs) => Markdown.Table(
        ["program", "right answers", "named", "what is wrong"],
        programs.Where(IsMiss).OrderBy(program => program.Label.Id, StringComparer.Ordinal).Select(program => new[]
        {
            program.Label.Id,
            string.Join(", ", program.Label.Faults),
            program.Judgement.Verdict.Named.Count == 0 ? "-" : string.Join(", ", program.Judgement.Verdict.Named),
            What(program),
        }));

    private static bool IsMiss(Judged program) => program.Label.IsFailing ? !program.IsRight : program.IsFalseAlarm;

    private static string What(Judged program) =>
        !program.Label.IsFailing ? "false alarm" : program.Flagged ? "another cause" : "not flagged";
}
