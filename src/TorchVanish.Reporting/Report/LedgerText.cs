using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Words;
using TorchVanish.Records.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>The text of a ledger: first the ledger itself, one line a claim, then a section for each.</summary>
internal static class LedgerText
{
    private const string Words =
        """
        ## Words and networks

        - **z, φ, h.** Hidden layer *l* computes z_l = W_l h_{l−1} + b_l and hands on h_l = φ(z_l); φ is its activation, φ′ the derivative. A unit is *saturated* where φ′ is below a twentieth of its largest value, and *dead* where φ′ is exactly 0 for every sample of the batch.
        - **δ, the signal.** δ_l = ∂L/∂z_l is the gradient where it arrives at layer *l*. Its length ‖δ_l‖, over batch and units, is called the signal. ‖δ₁‖/‖δ₁₀‖ is what is left of it at the first of ten hidden layers: 1 is all of it, 10⁻³ a thousandth, and above 1 it has grown.
        - **Initial weights.** Variance 2/(fan_in + fan_out) for *Xavier*, 1/(fan_in + fan_out) for *the note's Xavier*, 2/fan_in for *He*, 1/fan_in for *LeCun*, 1/(3 fan_in) for *PyTorch's default*, which is uniform and has biases; *orthogonal* matrices. *Gain g* multiplies the weights by *g*.
        - **Networks.** Where nothing else is said: ten hidden layers of 64 units, plain SGD with learning rate 0.1 on batches of 64, 1000 steps (300 in a quick look). "At initialization" is one batch of standard normal inputs and one gradient.
        - **Replicates.** The same experiment from another seed: other weights, other batches, another split of the data. Two networks are *paired by seed* where replicate *r* of both has the same data and batches, and differences are taken replicate by replicate. A *geometric mean* is a mean of logarithms, the mean for ratios; a *decade* is a factor of ten.
        - **AutoTrainer** (ICSE 2021) is a tool that repairs trainings; several thresholds here are the numbers that it uses.


        """;

    public static string Of(Ledger ledger, IReadOnlyList<LedgerFigure> figures)
    {
        var text = new StringBuilder($"# {ledger.Title}\n\n{ledger.Introduction}\n\n## The ledger\n\n{Counts(ledger)}\n\n");
        MarkdownTable.Write(text, ["", "the note says", "verdict", "measured"], ledger.Claims.Zip(figures, Line));
        text.Append(Words);
        foreach (var (claim, figure) in ledger.Claims.Zip(figures))
            WriteSection(text, claim, figure.Whole);
        text.Append("## What a corrected note would say\n\n");
        foreach (var claim in ledger.Claims)
            text.Append($"- **{claim.Claim.Id}.** {claim.Claim.Correction}\n");
        return text.Append('\n').ToString();
    }

    private static IReadOnlyList<string> Line(JudgedClaim judged, LedgerFigure figure) =>
    [
        $"<a href=\"#{judged.Claim.Id}\">{figure.Placeholder}</a>",
        $"{judged.Claim.Statement}<br>[{judged.Claim.Id}](#{judged.Claim.Id})",
        Badge(judged.Judgement.Verdict),
        $"**{Spelling.WithInterval(judged.Judgement.Measured, Spelling.Number)}** {judged.Judgement.Quantity}<br>*holds if: {judged.Judgement.Expected}*",
    ];

    private static string Counts(Ledger ledger)
    {
        var verdicts = ledger.Claims.GroupBy(claim => claim.Judgement.Verdict).OrderBy(group => group.Key).ToArray();
        var meanings = string.Concat(verdicts.Select(group => group.Key switch
        {
            Verdict.Conditional => " *Conditional* is what holds under stated conditions and not outside them.",
            Verdict.Inconclusive => " *Inconclusive* is what so few replicates cannot settle.",
            _ => "",
        }));
        var counts = Spelling.List(verdicts.Select(group => $"{group.Count()} {Word(group.Key)}"));
        return (verdicts.Length == 0 ? "No statement could be judged." : $"{Spelling.Count(ledger.Claims.Count, "statement")}: {counts}.{meanings} Brackets are 95% intervals over replicates.")
            + (ledger.Unfinished.Count == 0 ? "" : $" **The run was interrupted; not judged for want of measurements: {Spelling.List(ledger.Unfinished)}.**");
    }

    private static void WriteSection(StringBuilder text, JudgedClaim judged, ReportFigure figure)
    {
        var (claim, judgement) = (judged.Claim, judged.Judgement);
        text.Append($"## {claim.Id}\n\n");
        foreach (var sentence in claim.Sentences)
            text.Append(Quotation.Block(sentence));
        text.Append($"\n{Badge(judgement.Verdict)} {judgement.Shows}\n\n");
        if (judgement.Verdict == Verdict.Inconclusive)
            text.Append($"{ToSettle(judgement)}\n\n");
        text.Append($"{figure.Placeholder}\n\n");
        text.Append($"- **Where it holds.** {judgement.Boundary}\n");
        text.Append($"- **The number.** {judgement.Quantity}: {Spelling.WithInterval(judgement.Measured, Spelling.Number)} over {Spelling.Count(judgement.Measured.Replicates, "replicate")}; the statement holds if it is: {judgement.Expected}.\n");
        text.Append($"- **Predicted.** {claim.Prediction}\n");
        text.Append($"- **Decided by.** {claim.Rule}\n");
        if (claim.Amendment.Length > 0)
            text.Append($"- **Changed after results were seen.** {claim.Amendment}\n");
        text.Append($"- **Source.** {claim.Source}\n");
        text.Append($"- **Again, alone.** `torchvanish reproduce --claims {claim.Id}`\n\n");
        WriteExperiments(text, judged.Experiments);
    }

    private static void WriteExperiments(StringBuilder text, IReadOnlyList<string> experiments)
    {
        var links = experiments.Select(name => $"[{name}]({LedgerRecord.Experiments}/{name}/{RunFiles.Config})");
        text.Append($"<details><summary>What was run: {Spelling.Count(experiments.Count, "experiment")}, each a config that <code>torchvanish run</code> takes</summary>\n\n{string.Join(" · ", links)}\n\n</details>\n\n");
    }

    private static string ToSettle(Judgement judgement) => judgement.Ruling.Replicates > 0
        ? $"**To settle it:** if the estimates stay where they are, about {judgement.Ruling.Replicates.ToString("N0", CultureInfo.InvariantCulture)} replicates (`--replicates`) would bring the whole interval to one side of the threshold."
        : "**To settle it:** more replicates (`--replicates`); how many cannot be told from these.";

    private static string Badge(Verdict verdict) => $"<b class=\"verdict {Word(verdict)}\">{Word(verdict)}</b>";

    internal static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
