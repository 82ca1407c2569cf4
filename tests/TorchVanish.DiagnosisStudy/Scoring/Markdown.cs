namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>Tables in Markdown.</summary>
internal static class Markdown
{
    public static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => string.Concat(
        Line(header), Line([.. header.Select(_ => "---")]), string.Concat(rows.Select(Line)));

    private static string Line(IReadOnlyList<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n";
}
