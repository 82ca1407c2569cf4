using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Reporting.Report;

/// <summary>The text of a ledger: the corrected note, the ledger with one line per claim, and a section for each claim.</summary>
internal static class LedgerText
{
    private const string Words =
        """
        ## Words and networks

        - **z, φ, h.** Hidden layer *l* computes z_l = W_l h_{l−1} + b_l and outputs h_l = φ(z_l). φ is its activation, and φ′ is the
          derivative of φ. A unit is *saturated* if φ′ is below a twentieth of its largest value, and *dead* if φ′ is exactly 0 for
          every sample of the batch.
        - **δ, the signal.** δ_l = ∂L/∂z_l is the gradient that reaches layer *l*. Its norm ‖δ_l‖ over batch and units is the *signal*.
          ‖δ₁‖/‖δ₁₀‖ is the share of the signal that a network of ten hidden layers *keeps* at its first layer: 1 is all of it, 10⁻³ is
          a thousandth, and a number above 1 means that the signal has grown.
        - **Initial weights.** The variance is 2/(fan_in + fan_out) for *Xavier* (*Glorot*), 1/(fan_in + fan_out) for *the note's
          Xavier*, 2/fan_in for *He*, 1/fan_in for *LeCun*, and 1/(3 fan_in) for *PyTorch's default*, which is uniform and has biases.
          *Orthogonal* weights are orthogonal matrices. *Gain g* multiplies the weights by *g*.
        - **Networks.** By default, networks have ten hidden layers of 64 units and train with plain SGD at a learning rate of 0.1 on
          batches of 64 for 1000 steps (300 with `--quick`). *At initialization* means one gradient of one batch of standard normal
          inputs.
        - **Replicates.** A replicate is the same experiment with another seed: other weights, other batches, another split of the data.
          Two networks are *paired by seed* if replicate *r* of both uses the same data and batches; differences are then taken
          replicate by replicate. A *geometric mean* is the mean of the logarithms, which is the suitable mean for ratios. A *decade* is
          a factor of ten.
        - **Constant answer.** The best answer that ignores the input, such as the most frequent class.
        - **AutoTrainer** (ICSE 2021) is a tool that detects and repairs training problems. Several thresholds here are the same as its
          thresholds.


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
        "✓ the statement holds in this case, ✗ it fails, ? these replicates do not decide, · reported for comparison. Brackets are 95% "
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
                ? "No statement has a verdict."
                : $"{Spelling.Count(ledger.Claims.Count, "statement")}: {counts}. **{changed} of the "
            + $"{Spelling.Count(ledger.Claims.Count, "rule")} {(changed == 1 ? "was" : "were")} changed after results were seen**; "
            + "each section states what was changed and why.")
            + (ledger.Unfinished.Count == 0
            ? "" : $" **The run was interrupted. Claims without a verdict: {Spelling.List(ledger.Unfinished)}.**");
    }
}
