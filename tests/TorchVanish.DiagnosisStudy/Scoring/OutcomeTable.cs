using TorchVanish.DiagnosisStudy.Programs;

namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>Outcomes side by side, those that disagree first.</summary>
internal static class OutcomeTable
{
    public static string Of(IReadOnlyList<OutcomeComparison> comparisons) =>
        $"{new Wilson(comparisons.Count(comparison => comparison.Agrees), comparisons.Count)} outcomes agree.\n\n" + Markdown.Table(
            ["program", "their outcome", "learns: theirs", "learns: ours", "median: theirs", "median: ours", "p of shares", "p of skills",
                ""],
            comparisons.OrderBy(comparison => comparison.Agrees).ThenBy(comparison => comparison.Ours.Id, StringComparer.Ordinal)
                .Select(Row));

    private static string[] Row(OutcomeComparison comparison) =>
    [
        comparison.Ours.Id,
        comparison.Theirs.Verdict ?? comparison.Theirs.Kind ?? "-",
        Number(comparison.Theirs.ShareThatLearns),
        Number(comparison.Ours.ShareThatLearns),
        Number(comparison.Theirs.ValidationMedian),
        Number(comparison.Ours.ValidationMedian),
        Number(comparison.ShareProbability),
        Number(comparison.SkillProbability),
        comparison.Agrees ? "" : "differs",
    ];

    private static string Number(double? value) => value is { } number ? FormattableString.Invariant($"{number:G3}") : "-";
}
