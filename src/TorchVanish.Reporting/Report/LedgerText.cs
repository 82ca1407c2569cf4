using System.Text;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Reporting.Report;

/// <summary>The text of a ledger: first the ledger itself, one line a claim, then a section for each.</summary>
internal static class LedgerText
{
    public static string Of(string title, string introduction, IReadOnlyList<JudgedClaim> claims, IReadOnlyList<ReportFigure> figures)
    {
        var text = new StringBuilder($"# {title}\n\n{introduction}\n\n## The ledger\n\n");
        MarkdownTable.Write(text, ["claim", "the note says", "verdict", "measured", "the note would have"], claims.Select(Line));
        text.Append($"{Counts(claims)} Brackets are 95% intervals over replicates. A claim is *conditional* where it is true under stated conditions and false outside them, and *inconclusive* where its interval straddles the threshold.\n\n");
        foreach (var (claim, figure) in claims.Zip(figures))
            WriteSection(text, claim, figure);
        text.Append("## What a corrected note would say\n\n");
        foreach (var claim in claims)
            text.Append($"- **{claim.Claim.Id}.** {claim.Claim.Correction}\n");
        return text.Append('\n').ToString();
    }

    private static IReadOnlyList<string> Line(JudgedClaim judged) =>
    [
        $"[{judged.Claim.Id}](#{judged.Claim.Id})",
        judged.Claim.Statement,
        $"**{Word(judged.Judgement.Verdict)}**",
        $"{Spelling.WithInterval(judged.Judgement.Measured, Spelling.Number)} {judged.Judgement.Quantity}",
        judged.Judgement.Expected,
    ];

    private static string Counts(IReadOnlyList<JudgedClaim> claims) =>
        string.Join(", ", claims.GroupBy(claim => claim.Judgement.Verdict).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key)}")) + ".";

    private static void WriteSection(StringBuilder text, JudgedClaim judged, ReportFigure figure)
    {
        var (claim, judgement) = (judged.Claim, judged.Judgement);
        text.Append($"## {claim.Id}\n\n");
        foreach (var sentence in claim.Sentences)
            text.Append(Quotation.Block(sentence));
        text.Append($"\n**{char.ToUpperInvariant(Word(judgement.Verdict)[0])}{Word(judgement.Verdict)[1..]}.** {judgement.Shows}\n\n");
        text.Append($"{figure.Placeholder}\n\n");
        text.Append($"- **Where it holds.** {judgement.Boundary}\n");
        text.Append($"- **The number.** {judgement.Quantity}: {Spelling.WithInterval(judgement.Measured, Spelling.Number)} over {Spelling.Count(judgement.Measured.Replicates, "replicate")}; the note would have {judgement.Expected}.\n");
        text.Append($"- **Predicted.** {claim.Prediction}\n");
        text.Append($"- **Decided by.** {claim.Rule}\n");
        text.Append($"- **Source.** {claim.Source}\n");
        text.Append($"- **Alone.** `torchvanish reproduce --claims {claim.Id}`\n\n");
    }

    internal static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
