using System.Text.RegularExpressions;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>Beside each verdict stands the number that decides it, whatever was measured.</summary>
public sealed partial class DecidingCaseTests
{
    private const int Seeds = 12;
    private const int MostNumbers = 6;
    private const int LongestName = 34;

    /// <summary>Every claim, judged on evidence that is drawn anew for each seed.</summary>
    public static TheoryData<string> Ids => [.. ClaimCatalogue.All.Select(claim => claim.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_deciding_case_is_on_the_side_of_the_verdict(string id) =>
        Assert.All(Enumerable.Range(0, Seeds), seed => Check(Judge(ClaimCatalogue.All.Single(claim => claim.Id == id), seed)));

    private static void Check(Judgement judgement)
    {
        var ruling = judgement.Ruling;
        Assert.NotEmpty(ruling.Cases);
        switch (ruling.Verdict)
        {
            case Verdict.Supported:
                Assert.All(ruling.Cases, c => Assert.True(c.Holds));
                break;
            case Verdict.Refuted:
                Assert.True(Violates(ruling.Deciding));
                break;
            case Verdict.Conditional:
                Assert.True(Violates(ruling.Deciding));
                Assert.True(ruling.Beside!.Holds == true && !Violates(ruling.Beside));
                break;
            case Verdict.Inconclusive:
                Assert.Contains(ruling.Cases, c => c.Holds.Holds is null || c.Name.StartsWith("large ", StringComparison.Ordinal));
                break;
        }
        Assert.All(ruling.Cases, c =>
        {
            Assert.InRange(c.Name.Length, 1, LongestName);
            Assert.False(string.IsNullOrWhiteSpace(c.Quantity) || string.IsNullOrWhiteSpace(c.Expected.Words));
        });
        Assert.True(Numbers().Count(judgement.Shows) <= MostNumbers, judgement.Shows);
        Assert.InRange(judgement.Shows.Split(". ").Length, 1, 3);
    }

    [Fact]
    public void Random_evidence_reaches_every_verdict()
    {
        var verdicts = ClaimCatalogue.All.SelectMany(claim => Enumerable.Range(0, Seeds).Select(seed => Judge(claim, seed).Verdict));
        Assert.Equal(Enum.GetValues<Verdict>(), verdicts.Distinct().Order());
    }

    // Not by the claim's own decision: by the printed number and the printed limits.
    private static bool Violates(Case c) => c.Measured.Estimate < c.Expected.Low || c.Measured.Estimate > c.Expected.High;

    private static Judgement Judge(Claim claim, int seed)
    {
        var settings = new ClaimSettings(new SpiralsConfig(), Replicates: 8, Seed: 0, Quick: true);
        var records = claim.Experiments(settings).DistinctBy(config => config.Name).Select((config, place) =>
            RandomEvidence.Of(config, new Random((1000 * seed) + place)));
        return claim.Judge(new Evidence(settings, MeasuredRun.From([.. records]).ToDictionary(run => run.Record.Name)));
    }

    [GeneratedRegex(@"\d+(\.\d+)?(·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?")]
    private static partial Regex Numbers();
}
