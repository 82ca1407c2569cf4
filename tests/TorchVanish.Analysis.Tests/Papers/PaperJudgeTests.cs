using TorchVanish.Analysis.Papers;

namespace TorchVanish.Analysis.Tests.Papers;

public class PaperJudgeTests
{
    public static TheoryData<string> All => [.. PaperCatalogue.All.Select(paper => paper.Id)];

    [Theory]
    [MemberData(nameof(All))]
    public void RowsThatFollowTheLawAgree(string id)
    {
        var judgement = Judge(id, 1);
        Assert.True(
            judgement.Verdict == PaperVerdict.Agrees,
            string.Join("; ", judgement.Numbers.Where(n => n.Holds.Holds != true)
                .Select(n => $"{n.Name}, {n.Quantity}: {n.Spelled}, must be {n.Expected.Words}")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void RowsThatDoNotFollowItDisagree(string id) => Assert.Equal(PaperVerdict.Disagrees, Judge(id, 1.4).Verdict);

    [Theory]
    [MemberData(nameof(All))]
    public void APaperSaysWhatItIsBeforeAnythingIsMeasured(string id)
    {
        var paper = PaperCatalogue.All.Single(other => other.Id == id);
        Assert.All([paper.Published, paper.Paper.Authors, paper.Paper.Title, paper.Paper.Venue, paper.Paper.Place],
            text => Assert.NotEmpty(text));
        Assert.All([paper.Protocol, paper.Tolerance, paper.Paper.Read], sentence => Assert.EndsWith(".", sentence));
        Assert.False(paper.Published.EndsWith('.'), "The page sets the full stop.");
        Assert.InRange(paper.Paper.Year, 1990, 2026);
        var figure = Judge(id, 1).Figure;
        Assert.True(figure.Map is not null || figure.Panels.Any(panel => panel.HasSomething));
    }

    [Fact]
    public void NamesAndPlacesAreTakenOnce()
    {
        Assert.Equal(PaperCatalogue.All.Count, PaperCatalogue.All.Select(paper => paper.Id).Distinct().Count());
        Assert.Equal(PaperCatalogue.All.Count, PaperCatalogue.All.Select(paper => paper.Order).Distinct().Count());
        Assert.Equal(28, PaperCatalogue.All.Count(paper => paper.Counts));
    }

    private static PaperJudgement Judge(string id, double wrong) =>
        PaperCatalogue.All.Single(paper => paper.Id == id).Judge(new(MadeUpPapers.All[id](wrong).Rows));
}
