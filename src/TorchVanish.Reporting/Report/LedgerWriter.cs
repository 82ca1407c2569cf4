using TorchVanish.Analysis.Claims;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;

namespace TorchVanish.Reporting.Report;

/// <summary>
/// Writes what came of the claims of a ledger: claims.json, claims.csv, corrected-note.md, a figure each, report.md and report.html.
/// </summary>
public static class LedgerWriter
{
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public static void Write(string folder, Ledger ledger)
    {
        var figures = new LedgerFigure[ledger.Claims.Count];
        Parallel.For(0, figures.Length, i => figures[i] = Draw(folder, ledger.Claims[i]));
        var claims = new ClaimsFile([.. ledger.Claims.Select(Row)]);
        claims.Write(folder);
        AtomicFile.WriteText(Path.Combine(folder, LedgerCorrectedNote.FileName), LedgerCorrectedNote.Of(claims));
        var text = LedgerText.Of(ledger, figures);
        string With(Func<LedgerFigure, string> thumbnail) =>
            figures.Aggregate(text, (all, figure) => all.Replace(figure.Placeholder, thumbnail(figure), StringComparison.Ordinal));
        var whole = figures.Select(figure => figure.Whole).ToArray();
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportMarkdown), MarkdownPage.Of(With(figure => figure.Linked), whole));
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportHtml), HtmlPage.Of(ledger.Title, With(figure => figure.Carried), whole));
    }

    private static LedgerFigure Draw(string folder, JudgedClaim claim)
    {
        var drawn = ClaimFigure.Draw(claim.Judgement.Figure);
        var figures = Path.Combine(folder, RunFiles.Figures);
        var svg = FigureFiles.Write(figures, claim.Figure, drawn);
        var whole = new ReportFigure(claim.Figure, claim.Claim.Id, drawn.View.Headline, drawn.View.Caption, svg);
        var figure = new LedgerFigure(whole, Thumbnail(claim.Judgement.Figure.Small));
        AtomicFile.WriteStream(Path.Combine(figures, figure.FileName), stream => stream.Write(figure.Thumbnail));
        return figure;
    }

    private static byte[] Thumbnail(ClaimView view) => ClaimFigure.Draw(view).ToThumbnail(view.Thumbnail);

    private static ClaimRow Row(JudgedClaim judged)
    {
        var (claim, ruling) = (judged.Claim, judged.Judgement.Ruling);
        var decides = ruling.Deciding;
        var row = new ClaimRow(
            claim.Id, claim.Statement, LedgerWords.Word(ruling.Verdict), decides.Measured.Estimate, decides.Expected.Words,
            decides.Measured.Low, decides.Measured.High, decides.Measured.Replicates, claim.Source, judged.Figure)
        {
            Case = decides.Name,
            Quantity = decides.Quantity,
            Correction = claim.Corrected(ruling),
        };
        return LedgerWords.Cases(ruling) is not [_, var other] ? row : row with
        {
            OtherCase = other.Case.Name,
            OtherSide = other.Side,
            OtherQuantity = other.Case.Quantity,
            OtherMeasured = other.Case.Measured.Estimate,
            OtherExpected = other.Case.Expected.Words,
            OtherLow = other.Case.Measured.Low,
            OtherHigh = other.Case.Measured.High,
        };
    }
}
