using TorchVanish.Analysis.Claims;
using TorchVanish.Configuration;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Claims;

public class LedgerRecordTests
{
    [Fact]
    public void A_ledger_reads_back_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        Assert.False(LedgerRecord.Exists(folder.Path));
        new LedgerRecord(["one", "two"], new SpiralsConfig { Samples = 77 }, 8, 3, Quick: true).Write(folder.Path);
        Assert.True(LedgerRecord.Exists(folder.Path));
        var read = LedgerRecord.Read(folder.Path);
        Assert.Equal(["one", "two"], read.Claims);
        Assert.Equal((new SpiralsConfig { Samples = 77 }, 8, 3, true), ((SpiralsConfig)read.Task, read.Replicates, read.Seed, read.Quick));
    }

    [Fact]
    public void Data_without_a_kind_are_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.At(LedgerRecord.FileName), """{ "claims": [], "task": { "samples": 3 }, "replicates": 1, "seed": 0, "quick": true }""");
        var message = Assert.Throws<StorageException>(() => LedgerRecord.Read(folder.Path)).Message;
        Assert.StartsWith($"{folder.At(LedgerRecord.FileName)}: line 1 is not the JSON that a run writes", message);
    }
}
