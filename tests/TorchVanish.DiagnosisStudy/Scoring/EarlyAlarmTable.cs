namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>The working programs that a judge flagged at some step, with what it said then.</summary>
internal static class EarlyAlarmTable
{
    private static readonly string[] Header = ["working program", "named", "from step", "to step", "of"];

    public static string Of(string judge, IReadOnlyList<Judged> programs)
    {
        var alarmed = programs.Where(program => program.WasFalseAlarm).OrderBy(program => program.Label.Id, StringComparer.Ordinal).ToList();
        return alarmed.Count == 0 ? ""
            : $"Working programs that {judge} flagged at some step:\n\n{Markdown.Table(Header, alarmed.SelectMany(Rows))}";
    }

    private static IEnumerable<string[]> Rows(Judged program) => program.Alarms
        .GroupBy(statement => string.Join(", ", statement.Named)).Select(said => new[]
        {
            program.Label.Id, said.Key, $"{said.First().Step}", $"{said.Last().Step}", $"{program.Steps}",
        });
}
