using System.Text.Json.Nodes;
using TorchVanish.Analysis.Claims;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Tests;

public class ReproduceTests
{
    private static readonly string[] TwoClaims =
        ["reproduce", "--claims", "exploding-product,derivative-range", "--quick", "--replicates", "4", "--data", "synthetic"];

    [Fact]
    public void ALedgerIsTrainedJudgedDrawnAgainAndHeldAgainstAnother()
    {
        using var folder = new TestFolder();
        var told = CommandLine.Run(folder, [.. TwoClaims, "--out", "a"]).Succeeded();
        Assert.Contains("derivative-range     True        ✓ 0.250 sigmoid's maximum", told.Output);

        var claims = ClaimsFile.Read(folder.At("a")).Claims;
        // In the order of the note, whatever the order on the command line.
        Assert.Equal(["derivative-range", "exploding-product"], claims.Select(claim => claim.Id));
        Assert.All(claims, claim => Assert.True(File.Exists(folder.At($"a/figures/{claim.Figure}.svg"))));
        Assert.Equal(4, LedgerRecord.Read(folder.At("a")).Replicates);
        // A step along an exploding gradient may well diverge.
        Assert.All(Directory.GetDirectories(folder.At("a/experiments")), run =>
            Assert.Contains(RunStore.Read(run).Status!.State, new[] { RunState.Completed, RunState.Diverged }));

        CommandLine.Run(folder, "report", "a", "--out", "again").Succeeded();
        Assert.All(["claims.csv", "claims.json", "corrected-note.md", "report.md", "report.html"], file =>
            Assert.Equal(File.ReadAllText(folder.At($"a/{file}")), File.ReadAllText(folder.At($"again/{file}"))));

        var document = JsonNode.Parse(CommandLine.Run(folder, [.. TwoClaims, "--seed", "100", "--jobs", "1", "--out", "b", "--json"])
            .Succeeded().Output)!;
        Assert.Equal(ClaimsFile.Read(folder.At("b")).Claims.Select(claim => claim.Verdict), document["claims"]!.AsArray()
            .Select(claim => (string?)claim!["verdict"]));
        Assert.Equal(("b", "b/report.html", 0), ((string?)document["folder"], (string?)document["report"],
            document["unfinished"]!.AsArray().Count));
        CommandLine.Run(folder, "report", "a", "b", "--out", "both").Succeeded();
        Assert.Contains("Of 2 claims, 2 have the same verdict throughout.", File.ReadAllText(folder.At("both/report.md")));

        var before = folder.Listing();
        Assert.StartsWith("a: already holds a reproduction", CommandLine.Run(folder, [.. TwoClaims, "--out", "a"]).Refused(3));
        Assert.Equal(before, folder.Listing());
    }

    [Fact]
    public void AnUnknownClaimIsNamedWithTheNearestOne() =>
        Assert.StartsWith("--claims fix-hee: there is no such claim (did you mean fix-he?)",
            Refused("reproduce", "--claims", "fix-he,fix-hee"));

    private static string Refused(params string[] arguments)
    {
        using var folder = new TestFolder();
        return CommandLine.Run(folder, arguments).Refused(2);
    }
}
