using TorchVanish.Analysis.Papers;
using TorchVanish.Reporting.Figures;
using TorchVanish.Reporting.Report;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Tests;

public class PapersTextTests
{
    private static readonly PapersFile File = new("torchvanish reproduce --suite papers",
    [
        Row("a-2001", "agrees", new PaperNumberRow("x", "ratio", "1 ± 10%", 1.01, 0.99, 1.03, 8, "agrees")),
        Row(
            "b-2002", "disagrees",
            new PaperNumberRow("one", "ratio", "above 2", 3, 2.9, 3.1, 8, "agrees"),
                new PaperNumberRow("two", "ratio", "above 2", 1, 0.9, 1.1, 8, "disagrees"),
            new PaperNumberRow("three", "ratio", "above 2", 3, 2.9, 3.1, 8, "agrees"),
                new PaperNumberRow("four", "ratio", "above 2", 3, 2.9, 3.1, 8, "agrees"),
            new PaperNumberRow("five", "ratio", "above 2", double.NaN, double.NaN, double.NaN, 0, "agrees")),
        Row("page", "disagrees", new PaperNumberRow("x", "ratio", "1", 5, 4, 6, 8, "disagrees")) with { Counts = false },
    ]);

    [Fact]
    public void VerdictsAreCountedOverPapersAlone() =>
        Assert.Contains("2 papers: 1 agree, 1 disagree, 0 inconclusive.", PapersText.Document(File));

    [Fact]
    public void TheTableShowsWhatDisagreesFirstAndSaysHowManyItLeavesOut()
    {
        var line = PapersText.Document(File).Split('\n').Single(row => row.StartsWith("| [b-2002", StringComparison.Ordinal));
        Assert.Contains("✗ two: 1.00 [0.900,\u00A01.10] (published above 2)<br>✓ one:", line);
        Assert.Contains("and 1 more", line);
    }

    [Fact]
    public void EachPaperHasASectionWithTheCommandThatRepeatsIt() => Assert.All(
        File.Papers, paper => Assert.Contains($"`torchvanish reproduce --suite papers --only {paper.Id}`", PapersText.Document(File)));

    [Fact]
    public void AMapIsDrawnWithItsZerosAndWhatIsNotFinite()
    {
        var view = new PaperView
        {
            Headline = "A map",
            Caption = "A caption.",
            Panels = [],
            Columns = 1,
            Looks = [],
            Map = new("w", [0, 1, 2], "b", [0, 1], "norm", [[1e-6, 0, 1], [double.NaN, 1e6, 10]], IsLog: true),
        };
        var drawn = ReproductionFigure.Draw(view);
        Assert.Contains("<svg", drawn.ToSvg("map"));
        Assert.NotEmpty(drawn.ToPng());
        using var numbers = new StringWriter();
        drawn.WriteNumbers(numbers);
        Assert.Contains("1,0,0\n", numbers.ToString());
        Assert.Contains("0,1,NaN\n", numbers.ToString());
    }

    private static PaperRow Row(string id, string verdict, params PaperNumberRow[] numbers) => new(
        id, $"{id}, Title, Venue", "figure 1", "Protocol.", "published", "Tolerance.", "", "Read.", "", true, verdict, "It shows.",
            numbers);
}
