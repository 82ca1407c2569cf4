using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Configuration;
using TorchVanish.Reporting.Report;
using TorchVanish.Runs;

namespace TorchVanish.Cli;

/// <summary>Reads run folders and writes reports.</summary>
internal static class Drawing
{
    public static void Run(string folder, string target)
    {
        var run = RunStore.Read(folder);
        Write(target, run.Name, [run]);
    }

    public static void Several(IReadOnlyList<string> folders, string target)
    {
        var runs = folders.Select(RunStore.Read).ToList();
        Write(target, $"{runs.Count} runs side by side", runs);
    }

    /// <param name="folder">A folder that <c>reproduce</c> wrote.</param>
    public static void Ledger(string folder, string target)
    {
        var record = LedgerRecord.Read(folder);
        var ledger = new ClaimLedger(ClaimLedger.Named(record.Claims), record.Settings);
        var claims = ledger.Judge(name => Path.Combine(folder, LedgerRecord.Experiments, name) is var run && RunStore.Exists(run)
            ? RunStore.Read(run) : null);
        string[] unfinished = [.. record.Claims.Except(claims.Select(claim => claim.Claim.Id))];
        LedgerWriter.Write(target, new Ledger("What a textbook note says about vanishing gradients, tested", Introduction(record),
            claims, unfinished));
        foreach (var line in claims.SelectMany(LedgerLines.Of))
            Console.WriteLine(line);
        foreach (var id in unfinished)
            Console.WriteLine($"{id,-21}No verdict: some of its runs are incomplete.");
        Console.WriteLine($"The report: {Path.Combine(target, RunFiles.ReportHtml)}");
    }

    /// <param name="folders">Folders that <c>reproduce</c> wrote.</param>
    public static void Comparison(IReadOnlyList<string> folders, string target)
    {
        ComparisonWriter.Write(target, [.. folders.Select(folder => new Reproduction(LedgerRecord.Read(folder), ClaimsFile.Read(folder)))]);
        Console.WriteLine($"The report: {Path.Combine(target, RunFiles.ReportHtml)}");
    }

    private const string Quick =
        " **This is a quick look** with fewer replicates and steps. Its intervals are wider, and some verdicts can differ from those of "
        + "the full ledger.";

    private static string Introduction(LedgerRecord record) =>
        $"These experiments test each statement of the note with real gradients over {record.Replicates} replicates (seeds {record.Seed} "
        + $"to {record.Seed + record.Replicates - 1}). Claims about training use "
        + $"{(record.Task is FashionMnistConfig ? "Fashion-MNIST" : "a synthetic data set, interleaved spirals")} ([words and "
        + $"networks](#words-and-networks)).{(record.Quick ? Quick : "")}";

    private static void Write(string target, string title, IReadOnlyList<RunRecord> runs)
    {
        ReportWriter.Write(target, title, runs);
        foreach (var run in MeasuredRun.From(runs).DistinctBy(run => run.Record.Folder))
        {
            Console.WriteLine($"{run.Label}: {run.Record.Status?.Message ?? "The run has not ended."}");
            foreach (var fact in RunStory.Facts(RunSummary.Of(run)))
                Console.WriteLine($"  {fact}");
        }
        Console.WriteLine($"The report: {Path.Combine(target, RunFiles.ReportHtml)}");
    }
}
