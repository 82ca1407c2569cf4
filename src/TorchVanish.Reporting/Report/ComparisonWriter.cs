using System.Text;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;

namespace TorchVanish.Reporting.Report;

/// <summary>A reproduction on disk: the tested claims and their verdicts.</summary>
public sealed record Reproduction(LedgerRecord Record, ClaimsFile Claims);

/// <summary>Writes report.md and report.html on several reproductions: which verdicts hold for other seeds, or on other data.</summary>
public static class ComparisonWriter
{
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public static void Write(string folder, IReadOnlyList<Reproduction> reproductions)
    {
        var title = $"{reproductions.Count} reproductions side by side";
        var text = Text(title, reproductions);
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportMarkdown), text);
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportHtml), HtmlPage.Of(title, text, []));
    }

    private static string Text(string title, IReadOnlyList<Reproduction> reproductions)
    {
        string[] ids = [.. reproductions.SelectMany(r => r.Claims.Claims).Select(claim => claim.Id).Distinct()];
        var rows = ids.Select(id =>
            (id, claims: reproductions.Select(r => r.Claims.Claims.FirstOrDefault(claim => claim.Id == id)).ToArray())).ToArray();
        var text = new StringBuilder($"# {title}\n\n");
        text.Append($"{Agreement(rows)} Brackets are 95% intervals over replicates.\n\n");
        MarkdownTable.Write(
            text,
            ["claim", .. reproductions.Select((r, i) => $"{i + 1}: {Label(r.Record)}"), "same verdict"],
            rows.Select(row => (IReadOnlyList<string>)[row.id, .. row.claims.Select(Cell), Same(row.claims) ? "yes" : "**no**"]));
        text.Append("The statement of each claim, and the range of its number if the statement holds:\n\n");
        foreach (var (id, claims) in rows)
            text.Append($"- **{id}.** {claims.OfType<ClaimRow>().First().Statement} "
                + $"{string.Join("; ", claims.OfType<ClaimRow>().Select(Demand).Distinct())}.\n");
        return text.ToString();
    }

    private static string Agreement((string id, ClaimRow?[] claims)[] rows)
    {
        var differing = rows.Where(row => !Same(row.claims)).Select(row => row.id).ToArray();
        return $"Of {Spelling.Count(rows.Length, "claim")}, {rows.Length - differing.Length} have the same verdict throughout"
            + (differing.Length == 0 ? "." : $"; {Spelling.List(differing)} {(differing.Length == 1 ? "does" : "do")} not.");
    }

    private static bool Same(ClaimRow?[] claims) => claims.Select(claim => claim?.Verdict).Distinct().Count() == 1;

    private static string Cell(ClaimRow? claim) => claim is null
        ? "–"
        : $"{claim.Verdict}<br>{(claim.Case.Length == 0 ? "" : $"{claim.Case}: ")}"
            + Spelling.WithInterval(new Interval(claim.Measured, claim.Low, claim.High, claim.Replicates), Spelling.Number);

    // Files of version 0.1 have no quantity.
    private static string Demand(ClaimRow claim) =>
        $"{(claim.Quantity.Length == 0 ? "The number" : $"{claim.Case}, {claim.Quantity},")} must be {claim.Expected}";

    private static string Label(LedgerRecord record) =>
        $"{(record.Task is FashionMnistConfig ? "Fashion-MNIST" : "synthetic")}, seeds {record.Seed} to "
            + $"{record.Seed + record.Replicates - 1}{(record.Quick ? ", quick" : "")}";
}
