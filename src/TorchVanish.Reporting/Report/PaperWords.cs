using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Papers;

namespace TorchVanish.Reporting.Report;

/// <summary>The words for a paper's verdict in the page, the table and the terminal.</summary>
public static class PaperWords
{
    public static string Word(PaperVerdict verdict) => verdict.ToString().ToLowerInvariant();

    public static string Word(Decision holds) => Word(PaperJudgement.Of(holds));

    /// <summary>✓, ✗ or ?.</summary>
    public static string Mark(string word) => word switch { "agrees" => "✓", "disagrees" => "✗", _ => "?" };

    /// <summary>A verdict with the color of the corresponding verdict of the ledger.</summary>
    public static string Badge(string word) =>
        $"<b class=\"verdict {word switch { "agrees" => "supported", "disagrees" => "refuted", _ => "inconclusive" }}\">{word}</b>";

    /// <summary>The row of a judged paper in files and pages.</summary>
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
