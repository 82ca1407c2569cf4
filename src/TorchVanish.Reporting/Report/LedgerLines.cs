using TorchVanish.Analysis.Claims;

namespace TorchVanish.Reporting.Report;

/// <summary>A judged claim in the terminal: two lines, starting with the verdict and its numbers.</summary>
public static class LedgerLines
{
    public const int Columns = 100;

    /// <summary>The first line names the claim, the verdict and the two numbers; the second is the corrected sentence.</summary>
    public static IReadOnlyList<string> Of(JudgedClaim judged)
    {
        var ruling = judged.Judgement.Ruling;
        var numbers = LedgerWords.Cases(ruling).Select(c => $"{LedgerWords.Mark(c.Side)} {c.Case.Number} {c.Case.Name}");
        return
        [
            Fitted($"{judged.Claim.Id,-21}{LedgerWords.Chip(ruling.Verdict),-12}{string.Join("  ", numbers)}"),
            Fitted($"  {judged.Claim.Corrected(ruling)}"),
        ];
    }

    private static string Fitted(string line) => line.Length <= Columns ? line : string.Concat(line.AsSpan(0, Columns - 1), "…");
}
