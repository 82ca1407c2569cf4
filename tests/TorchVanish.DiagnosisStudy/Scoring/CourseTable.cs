using TorchVanish.DiagnosisStudy.Rules;

namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>What a judge says of each program while it trains: from which step on it says what.</summary>
internal static class CourseTable
{
    private static readonly string[] Header = ["program", "right answers", "steps", "what is said, from which step on"];

    public static string Of(IReadOnlyList<Judged> programs) => Markdown.Table(Header, programs
        .OrderBy(program => program.Label.Id, StringComparer.Ordinal).Select(program => new[]
        {
            program.Label.Id, string.Join(", ", program.Label.Faults), $"{program.Steps}", Words(program.Judgement),
        }));

    private static string Words(Judgement judgement)
    {
        var changes = new List<string>();
        string? last = null;
        foreach (var statement in judgement.Course)
        {
            var said = string.Join(" + ", statement.Named);
            if (said != last)
                changes.Add($"{statement.Step}: {said}");
            last = said;
        }
        return string.Join("; ", changes);
    }
}
