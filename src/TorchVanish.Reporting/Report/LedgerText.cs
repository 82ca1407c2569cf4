using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Words;

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
        var text = new StringBuilder($"# {ledger.Title}\n\n{ledger.Introduction} {Counts(ledger)}\n\n## The corrected note\n\n");
        MarkdownTable.Write(text, ["verdict", "a correct note says"], ledger.Claims.Select(Sentence));
        text.Append($"## The ledger\n\n{Legend}\n\n");
        MarkdownTable.Write(text, ["", "the note says", "verdict", "the numbers that decide"], ledger.Claims.Zip(figures, Line));
        text.Append(Words);
        foreach (var (claim, figure) in ledger.Claims.Zip(figures))
            LedgerSection.Write(text, claim, figure.Whole);
        return SubscriptText.Of(text.ToString());
    }

    private const string Legend =
        "✓ the statement holds in this case, ✗ it fails, ? the replicates do not settle it, · told without a vote. Brackets are 95% "
            + "intervals over replicates.";

    private static IReadOnlyList<string> Sentence(JudgedClaim judged) =>
    [
        LedgerWords.Badge(judged.Judgement.Verdict),
        $"{judged.Claim.Corrected(judged.Judgement.Ruling)} <a class=\"more\" href=\"#{judged.Claim.Id}\">{judged.Claim.Id}</a>",
    ];

    private static IReadOnlyList<string> Line(JudgedClaim judged, LedgerFigure figure) =>
    [
        $"<a href=\"#{judged.Claim.Id}\">{figure.Placeholder}</a>",
        $"{judged.Claim.Statement}<br>[{judged.Claim.Id}](#{judged.Claim.Id})",
        LedgerWords.Badge(judged.Judgement.Verdict),
        string.Join("<br>", LedgerSection.Numbers(judged.Judgement.Ruling)),
    ];

    private static string Counts(Ledger ledger)
    {
        var counts = Spelling.List(ledger.Claims.GroupBy(claim => claim.Judgement.Verdict).OrderBy(group => group.Key)
            .Select(group => $"{group.Count().ToString(CultureInfo.InvariantCulture)} *{LedgerWords.Chip(group.Key)}*"));
        var changed = ledger.Claims.Count(claim => claim.Claim.Amendment.Length > 0);
        return (ledger.Claims.Count == 0
                ? "No statement could be judged."
                : $"{Spelling.Count(ledger.Claims.Count, "statement")}: {counts}. **{changed} of the "
            + $"{Spelling.Count(ledger.Claims.Count, "rule")} {(changed == 1 ? "was" : "were")} changed after results had been seen**; "
            + "each section says what was changed and why.")
            + (ledger.Unfinished.Count == 0
            ? "" : $" **The run was interrupted; not judged for want of measurements: {Spelling.List(ledger.Unfinished)}.**");
    }
}
