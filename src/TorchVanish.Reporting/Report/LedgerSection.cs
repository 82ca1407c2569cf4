using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>
/// The section of one claim: verdict, two numbers, a few sentences, what to say in an exam, the figure; the rest is folded away.
/// </summary>
internal static class LedgerSection
{
    public static void Write(StringBuilder text, JudgedClaim judged, ReportFigure figure)
    {
        var (claim, judgement) = (judged.Claim, judged.Judgement);
        text.Append($"## {claim.Id}\n\n");
        foreach (var sentence in claim.Sentences)
            text.Append(Quotation.Block(sentence));
        text.Append($"\n{LedgerWords.Badge(judgement.Verdict)} {judgement.Shows}\n\n");
        foreach (var number in Numbers(judgement.Ruling))
            text.Append($"- {number}\n");
        text.Append('\n');
        if (judgement.Verdict == Verdict.Inconclusive)
            text.Append($"{ToSettle(judged)}\n\n");
        text.Append($"**In an exam.** {claim.Exam(judgement.Ruling)}\n\n");
        text.Append($"{figure.Placeholder}\n\n");
        WriteDetails(text, judged);
    }

    /// <summary>The case that decides and the one beside it, a line each.</summary>
    public static IEnumerable<string> Numbers(Ruling ruling) => LedgerWords.Cases(ruling).Select(c =>
        $"{LedgerWords.Mark(c.Side)} **{c.Case.Spelled}** {c.Case.Name} <span class=\"quantity\">{c.Case.Quantity}; {Demand(c.Side)} "
            + $"{c.Case.Expected.Words}</span>");

    private static string Demand(string side) => side == "no vote" ? "no vote, compare" : "must be";

    private static void WriteDetails(StringBuilder text, JudgedClaim judged)
    {
        var (claim, judgement) = (judged.Claim, judged.Judgement);
        text.Append("<details><summary>All numbers, the rule, its source, and how to repeat it</summary>\n\n");
        text.Append($"- **The numbers.** {judgement.Details}\n");
        text.Append($"- **Where it holds.** {judgement.Boundary}\n");
        text.Append("- **Every case with a vote.** "
            + $"{string.Join("; ", judgement.Ruling.Cases.Select(c => $"{c.Name}: {c.Spelled}, must be {c.Expected.Words}"))}.\n");
        text.Append($"- **Predicted.** {claim.Prediction}\n");
        text.Append($"- **Decided by.** {claim.Rule}\n");
        if (claim.Amendment.Length > 0)
            text.Append($"- **Changed after results had been seen.** {claim.Amendment}\n");
        text.Append($"- **Source.** {claim.Source}\n");
        text.Append($"- **Repeat it.** `torchvanish reproduce --claims {claim.Id}`\n");
        var links = judged.Experiments.Select(name => $"[{name}]({LedgerRecord.Experiments}/{name}/{RunFiles.Config})");
        text.Append($"- **What was run.** {Spelling.Count(judged.Experiments.Count, "experiment")}, each a config that `torchvanish run` "
            + $"takes: {string.Join(" · ", links)}\n\n</details>\n\n");
    }

    private static string ToSettle(JudgedClaim judged) =>
        judged.Diverged > 0
            ? $"**To settle it:** {Spelling.Count(judged.Diverged, "replicate")} of its experiments diverged, and more of them would "
            + "diverge as well; a smaller learning rate is the first thing to try."
        : judged.Judgement.Ruling.Replicates is var replicates and > 0
            ? $"**To settle it:** if the estimates stay where they are, about {replicates.ToString("N0", CultureInfo.InvariantCulture)} "
            + "replicates (`--replicates`) would bring the whole interval to one side of the threshold."
        : "**To settle it:** more replicates (`--replicates`); how many cannot be told from these.";
}
