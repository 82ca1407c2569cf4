using TorchVanish.Analysis.Papers;
using TorchVanish.Experiments.Papers;
using TorchVanish.Reporting.Report;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Tests;

[Collection(InProcess.Collection)]
public class PaperSuiteTests
{
    [Fact]
    public void EveryPaperHasAnExperimentAndAJudge() => Assert.Equal(
        PaperCatalogue.All.Select(paper => paper.Id).Order(StringComparer.Ordinal),
            PaperExperiments.All.Select(experiment => experiment.Id));

    [Fact]
    public void ListNamesEveryPaper()
    {
        var told = InProcess.Run("list", "--papers").Succeeded().Output;
        Assert.All(PaperCatalogue.All, paper => Assert.Contains($"{paper.Id}\n  {paper.Paper.Citation}", told));
    }

    [Theory]
    [InlineData("--suite paper", "--suite paper: must be textbook or papers.")]
    [InlineData("--suite papers --only nielsen-2016", "--only nielsen-2016: there is no such paper (did you mean nielsen-2015?)")]
    [InlineData("--only nielsen-2015", "--only: names papers and needs --suite papers")]
    [InlineData("--suite papers --replicates 3", "--suite papers: each paper has its own data")]
    public void AWrongOptionIsNamed(string options, string sentence) =>
        Assert.StartsWith(sentence, InProcess.Run(["reproduce", .. options.Split(' ')]).Refused(2));

    [Fact]
    public void ASuiteIsMeasuredJudgedAndDrawnAgain()
    {
        using var folder = new TestFolder();
        string[] one = ["reproduce", "--suite", "papers", "--quick", "--only", "lstm-cell-path"];
        var told = CommandLine.Run(folder, [.. one, "--out", "a"]).Succeeded();
        Assert.Contains("lstm-cell-path          agrees        4 of 4 numbers agree", told.Output);
        Assert.All(
            ["suite.json", "papers.json", "papers.csv", "papers.md", "report.md", "report.html", "papers/lstm-cell-path/measurements.csv",
                "figures/lstm_cell_path.svg"],
            file => Assert.True(File.Exists(folder.At($"a/{file}")), file));
        CommandLine.Run(folder, "report", "a", "--out", "again").Succeeded();
        Assert.All(["papers.json", "papers.md", "report.html"],
            file => Assert.Equal(File.ReadAllText(folder.At($"a/{file}")), File.ReadAllText(folder.At($"again/{file}"))));
        Assert.StartsWith("a: already contains a suite of papers", CommandLine.Run(folder, [.. one, "--out", "a"]).Refused(3));
        // Nothing is left to measure: the report is written again.
        Assert.Contains("agrees", CommandLine.Run(folder, "reproduce", "--suite", "papers", "--resume", "a").Succeeded().Output);
    }

    /// <summary>docs/papers.md follows from docs/papers.json, whose words are those of the catalogue.</summary>
    [Fact]
    public void TheCommittedTableIsWhatTheCommandWrites()
    {
        var docs = Path.Combine(Repository.Root, "docs");
        var committed = PapersFile.Read(docs);
        const string Again =
            "write it again: torchvanish reproduce --suite papers --out runs/papers, then copy papers.json and papers.md to docs/.";
        Assert.True(File.ReadAllText(Path.Combine(docs, PapersText.FileName)) == PapersText.Document(committed),
            $"docs/papers.md does not follow from docs/papers.json; {Again}");
        Assert.Equal(PaperCatalogue.All.Select(paper => paper.Id), committed.Papers.Select(paper => paper.Id));
        foreach (var (row, paper) in committed.Papers.Zip(PaperCatalogue.All))
        {
            Assert.True(
                (row.Paper, row.Place, row.Protocol, row.Published, row.Tolerance, row.Reduced, row.Read, row.Comment)
                    == (paper.Paper.Citation, paper.Paper.Place, paper.Protocol, paper.Published, paper.Tolerance, paper.Reduced,
                        paper.Paper.Read, paper.Comment),
                $"docs/papers.json says other words about {paper.Id} than the catalogue; {Again}");
        }
    }
}
