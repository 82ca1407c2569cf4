using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Scoring;

namespace TorchVanish.DiagnosisStudy.Prescriptions;

/// <summary>What the prescriptions did: shares first, then one row a program.</summary>
internal static class PrescriptionTable
{
    private static readonly string[] Header =
        ["program", "diagnosis", "as it is", "answer", "gain in points", "score", "beside random search, in points", "seconds"];

    public static string Of(IReadOnlyList<Prescribed> all)
    {
        var failing = all.Where(program => program.IsFailing).ToList();
        var healthy = all.Where(program => !program.IsFailing).ToList();
        return $"{Shares(failing, healthy)}\n{Markdown.Table(Header, all.Select(Row))}";
    }

    private static string Shares(List<Prescribed> failing, List<Prescribed> healthy)
    {
        var paired = failing.Where(program => program.Difference is { Estimate: not null }).ToList();
        var twins = failing.Where(program => program.IsLikeTwin is not null).ToList();
        var times = failing.Select(program => program.Seconds).Order().ToList();
        return Markdown.Table(["what", "share, with Wilson's 95% interval"],
        [
            ["failing programs with a change that helps on fresh seeds", Share(failing, program => program.Helps)],
            ["failing programs that learn with it", Share(failing, program => program.Learns)],
            ["the same, at least 0.8 of the twin's skill", Share(twins, program => program.IsLikeTwin == true)],
            ["not worse than random search with the same work", Share(paired, program => program.Difference!.Estimate >= 0)],
            ["better than random search", Share(paired, program => program.Difference!.Estimate > 0)],
            ["better by more than the interval", Share(paired, program => program.Difference!.Low > 0)],
            ["worse by more than the interval", Share(paired, program => program.Difference!.High < 0)],
            ["healthy programs that are left alone", Share(healthy, program => !program.Helps)],
            ["seconds for a failing program: median, most", times.Count == 0 ? "none"
                : FormattableString.Invariant($"{times[times.Count / 2]:F0}, {times[^1]:F0}")],
        ]);
    }

    private static string[] Row(Prescribed program) =>
    [
        program.Id, program.Diagnosis, Points(program.Untouched), program.Change ?? program.Answer.Replace('_', ' '), Words(program.Gain),
        Points(program.Score), Words(program.Difference), FormattableString.Invariant($"{program.Seconds:F0}"),
    ];

    private static string Share(List<Prescribed> programs, Func<Prescribed, bool> holds) =>
        new Wilson(programs.Count(holds), programs.Count).ToString();

    private static string Points(double? share) => share is { } value ? FormattableString.Invariant($"{100 * value:F1}") : "-";

    private static string Words(Bounds? bounds) => bounds?.Estimate is null ? "-"
        : $"{Points(bounds.Estimate)} [{Points(bounds.Low)}, {Points(bounds.High)}], {bounds.Seeds} seeds";
}
