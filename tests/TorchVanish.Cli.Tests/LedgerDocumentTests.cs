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
            "docs/ledger.md is not up to date; write it again: dotnet run -c Release --project src/TorchVanish.Cli -- list --ledger > docs/ledger.md");
    }
}
