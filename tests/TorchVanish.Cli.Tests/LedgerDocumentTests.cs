using TorchVanish.Reporting.Report;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Tests;

public class LedgerDocumentTests
{
    [Fact]
    public void TheCommittedLedgerIsWhatTheClaimsSay()
    {
        using var folder = new TestFolder();
        var written = CommandLine.Run(folder, "list", "--ledger").Succeeded().Output;
        var path = Path.Combine(Repository.Root, "docs/ledger.md");
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == written,
            "docs/ledger.md is not up to date; write it again: dotnet run -c Release --project src/TorchVanish.Cli -- list --ledger > "
                + "docs/ledger.md");
    }

    [Fact]
    public void TheCommittedCorrectedNoteFollowsFromTheCommittedClaims() => Assert.True(
        File.ReadAllText(Docs("corrected-note.md")) == LedgerCorrectedNote.Of(ClaimsFile.Read(Docs(""))),
        "docs/corrected-note.md does not follow from docs/claims.json; copy both from the folder of a full run, torchvanish --data "
            + "synthetic.");

    [Fact]
    public void TheTableOfTheReadmeIsThatOfTheCorrectedNote()
    {
        var readme = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));
        var rows = File.ReadAllLines(Docs("corrected-note.md")).Where(line => line.StartsWith('|')).ToArray();
        Assert.True(rows.Length > 2);
        Assert.All(rows, row => Assert.Contains(row, readme));
    }

    [Fact]
    public void ACorrectedSentenceHasAtMostEighteenWords() => Assert.All(
        ClaimsFile.Read(Docs("")).Claims, claim => Assert.InRange(claim.Correction.Split(' ').Length, 3, 18));

    private static string Docs(string file) => Path.Combine(Repository.Root, "docs", file);
}
