using System.Globalization;
using System.Text;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>The text of a suite of papers, as Markdown: papers.md without figures, and the report with figures.</summary>
public static class PapersText
{
    public const string FileName = "papers.md";

    public const string Title = "Published results, reproduced";

    // The largest number of values in a cell of the table; the section of a paper has all of them.
    private const int MostNumbers = 4;

    /// <summary>papers.md, which depends only on papers.json.</summary>
    public static string Document(PapersFile file) => Of(file, _ => "");

    /// <param name="file">The results of the papers.</param>
    /// <param name="figure">The placeholder of a paper's figure, by id.</param>
    internal static string Of(PapersFile file, Func<string, string> figure)
    {
        var text = new StringBuilder($"# {Title}\n\n{Introduction(file)}\n\n");
        var papers = file.Papers.Where(paper => paper.Counts).ToArray();
        MarkdownTable.Write(text, ["paper", "published", "measured", "verdict"], papers.Select(Line));
        foreach (var paper in papers)
            Section(text, paper, figure(paper.Id));
        foreach (var page in file.Papers.Where(paper => !paper.Counts))
            Section(text, page, figure(page.Id));
        return SubscriptText.Of(text.ToString().TrimEnd('\n') + "\n");
    }

    private static string Introduction(PapersFile file)
    {
        var papers = file.Papers.Where(paper => paper.Counts).ToArray();
        int Of(string verdict) => papers.Count(paper => paper.Verdict == verdict);
        return $"{Spelling.Count(papers.Length, "paper")}: {Of("agrees")} agree, {Of("disagrees")} disagree, "
            + $"{Of("inconclusive")} inconclusive. "
            + "Each number was measured with real autograd and compared with the published one. A number agrees if its whole 95% interval "
            + "lies within the tolerance, and disagrees if it lies wholly outside. A paper agrees if all of its numbers do. Tolerances "
            + "were chosen before the first measurement; the sections of papers whose rule, protocol or size changed after it say what "
            + "changed. A disagreement is left standing and explained.\n\n"
            + $"Written by `{file.Command}`.";
    }

    private static IReadOnlyList<string> Line(PaperRow paper) =>
    [
        $"[{Short(paper.Paper)}](#{paper.Id})",
        paper.Published,
        string.Join("<br>", Shown(paper).Select(Number)) + (paper.Numbers.Count > MostNumbers
            ? string.Create(CultureInfo.InvariantCulture, $"<br>and {paper.Numbers.Count - MostNumbers} more") : ""),
        PaperWords.Badge(paper.Verdict),
    ];

    // "Yang, Pennington and Rao 2019, Title, Venue" is Yang et al. 2019.
    private static string Short(string citation)
    {
        var year = System.Text.RegularExpressions.Regex.Match(citation, " [0-9]{4}(?=, )");
        var first = citation.Split([", ", " and ", " et al."], StringSplitOptions.None)[0];
        return !year.Success || first.Length > year.Index ? first : $"{first} et al.{year.Value}";
    }

    // Numbers that disagree or are open come first.
    private static IEnumerable<PaperNumberRow> Shown(PaperRow paper) =>
        paper.Numbers.OrderBy(number => number.Holds switch { "disagrees" => 0, "agrees" => 2, _ => 1 }).Take(MostNumbers);

    private static string Number(PaperNumberRow n) =>
        $"{PaperWords.Mark(n.Holds)} {n.Name}: {Spelling.WithInterval(Measured(n), Spelling.Number)} (published {n.Published})";

    private static Interval Measured(PaperNumberRow n) =>
        n.Low == n.High ? new(n.Measured, double.NaN, double.NaN, n.Replicates) : new(n.Measured, n.Low, n.High, n.Replicates);

    private static void Section(StringBuilder text, PaperRow paper, string figure)
    {
        text.Append($"## {paper.Id}\n\n{paper.Paper}; {paper.Place}.\n\n");
        text.Append($"{PaperWords.Badge(paper.Verdict)} {paper.Shows}\n\n");
        if (paper.Comment.Length > 0)
            text.Append($"{paper.Comment}\n\n");
        if (figure.Length > 0)
            text.Append($"{figure}\n\n");
        text.Append($"- **Published.** {paper.Published}.\n- **Protocol.** {paper.Protocol}\n");
        if (paper.Reduced.Length > 0)
            text.Append($"- **Reduced.** {paper.Reduced}\n");
        text.Append($"- **Tolerance.** {paper.Tolerance}\n- **Read.** {paper.Read}\n");
        text.Append($"- **Repeat it.** `torchvanish reproduce --suite papers --only {paper.Id}`\n\n");
        MarkdownTable.Write(
            text, ["", "number", "quantity", "published", "measured", "replicates"],
            paper.Numbers.Select(n => (IReadOnlyList<string>)[
                PaperWords.Mark(n.Holds), n.Name, n.Quantity, n.Published, Spelling.WithInterval(Measured(n), Spelling.Number),
                n.Replicates.ToString(CultureInfo.InvariantCulture)]));
    }
}
