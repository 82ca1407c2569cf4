using TorchVanish.Analysis.Claims;
using TorchVanish.Records.Files;
using TorchVanish.Records.Runs;
using TorchVanish.Reporting.Figures;

namespace TorchVanish.Reporting.Report;

/// <summary>Writes what came of the claims of a ledger: claims.json, claims.csv, a figure each, report.md and report.html.</summary>
public static class LedgerWriter
{
    /// <exception cref="Records.StorageException">The folder cannot be written.</exception>
    public static void Write(string folder, string title, string introduction, IReadOnlyList<JudgedClaim> claims)
    {
        var figures = new ReportFigure[claims.Count];
        Parallel.For(0, figures.Length, i => figures[i] = Draw(folder, claims[i]));
        new ClaimsFile([.. claims.Select(Row)]).Write(folder);
        var text = LedgerText.Of(title, introduction, claims, figures);
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportMarkdown), MarkdownPage.Of(text, figures));
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportHtml), HtmlPage.Of(title, text, figures));
    }

    private static ReportFigure Draw(string folder, JudgedClaim claim)
    {
        var drawn = ClaimFigure.Draw(claim.Judgement.Figure);
        var svg = FigureFiles.Write(Path.Combine(folder, RunFiles.Figures), claim.Figure, drawn);
        return new ReportFigure(claim.Figure, claim.Claim.Id, drawn.View.Headline, drawn.View.Caption, svg);
    }

    private static ClaimRow Row(JudgedClaim judged)
    {
        var (claim, judgement) = (judged.Claim, judged.Judgement);
        return new ClaimRow(
            claim.Id, claim.Statement, LedgerText.Word(judgement.Verdict), judgement.Measured.Estimate, judgement.Expected,
            judgement.Measured.Low, judgement.Measured.High, judgement.Measured.Replicates, claim.Source, judged.Figure);
    }
}
