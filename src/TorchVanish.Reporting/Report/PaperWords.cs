using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Papers;

namespace TorchVanish.Reporting.Report;

/// <summary>A paper's verdict in the words that readers see: page, table and terminal have the same.</summary>
public static class PaperWords
{
    public static string Word(PaperVerdict verdict) => verdict.ToString().ToLowerInvariant();

    public static string Word(Decision holds) => Word(PaperJudgement.Of(holds));

    /// <summary>✓, ✗ or ?.</summary>
    public static string Mark(string word) => word switch { "agrees" => "✓", "disagrees" => "✗", _ => "?" };

    /// <summary>The colors are those of the ledger's verdicts.</summary>
    public static string Badge(string word) =>
        $"<b class=\"verdict {word switch { "agrees" => "supported", "disagrees" => "refuted", _ => "inconclusive" }}\">{word}</b>";

    /// <summary>What files and pages say about a judged paper.</summary>
    public static Runs.PaperRow Row(JudgedPaper judged)
    {
        var (paper, judgement) = (judged.Paper, judged.Judgement);
        return new(
            paper.Id, paper.Paper.Citation, paper.Paper.Place, paper.Protocol, paper.Published, paper.Tolerance, paper.Reduced,
                paper.Paper.Read,
            paper.Comment, paper.Counts, Word(judgement.Verdict), judgement.Shows,
            [.. judgement.Numbers.Select(n => new Runs.PaperNumberRow(
                n.Name, n.Quantity, n.Expected.Words, n.Measured.Estimate, n.Measured.Low, n.Measured.High, n.Measured.Replicates,
                    Word(n.Holds)))]);
    }
}
