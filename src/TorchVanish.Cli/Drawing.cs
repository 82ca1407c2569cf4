using TorchVanish.Analysis.Claims;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;
using TorchVanish.Reporting.Report;

namespace TorchVanish.Cli;

/// <summary>From run folders to a report.</summary>
internal static class Drawing
{
    public static void Run(string folder, string target)
    {
        var run = RunStore.Read(folder);
        Write(target, run.Name, introduction: "", [new ReportSection("The run", "", [run])]);
    }

    public static void Several(IReadOnlyList<string> folders, string target)
    {
        var runs = folders.Select(RunStore.Read).ToList();
        Write(target, $"{runs.Count} runs side by side", introduction: "", [new ReportSection("The runs", "", runs)]);
    }

    /// <param name="folder">A folder that reproduce has written.</param>
    public static void Suite(string folder, string target)
    {
        var suite = SuiteRecord.Read(folder);
        var runs = suite.Sections.SelectMany(section => section.Runs).Distinct()
            .ToDictionary(name => name, name => RunStore.Read(Path.Combine(folder, SuiteRecord.Experiments, name)));
        var sections = suite.Sections.Select(section => new ReportSection(section.Heading, section.Introduction, [.. section.Runs.Select(name => runs[name])]) { Prefix = section.Name });
        Write(target, suite.Title, suite.Introduction, [.. sections]);
    }

    /// <param name="folder">A folder that reproduce --claims has written.</param>
    public static void Ledger(string folder, string target)
    {
        var record = LedgerRecord.Read(folder);
        var ledger = new ClaimLedger(ClaimLedger.Named(record.Claims), new ClaimSettings(record.Task, record.Replicates, record.Seed, record.Quick));
        var runs = ledger.Experiments().Select(experiment => RunStore.Read(Path.Combine(folder, SuiteRecord.Experiments, experiment.Name)));
        var claims = ledger.Judge([.. runs]);
        LedgerWriter.Write(target, "What the note on vanishing gradients says, tested", Introduction(record), claims);
        foreach (var claim in claims)
            Console.WriteLine($"{claim.Claim.Id,-24}{claim.Judgement.Verdict.ToString().ToLowerInvariant()}");
        Console.WriteLine($"The report: {Path.Combine(target, RunFiles.ReportHtml)}");
    }

    private static string Introduction(LedgerRecord record) =>
        $"Each statement of the note as an experiment with real gradients, over {record.Replicates} replicates (seeds {record.Seed} to {record.Seed + record.Replicates - 1}). "
        + $"Where data matter, networks learn {(record.Task is FashionMnistConfig ? "Fashion-MNIST" : "a synthetic set, interleaved spirals")}. Statement, prediction and decision rule stand in the claim's source file; where a rule was changed after a first look at results, a comment there says so."
        + (record.Quick ? " This is a quick look, with fewer replicates and steps: its intervals are wider, and a verdict may be inconclusive that the whole ledger settles." : "");

    private static void Write(string target, string title, string introduction, IReadOnlyList<ReportSection> sections)
    {
        ReportWriter.Write(target, title, introduction, sections);
        foreach (var run in sections.SelectMany(section => section.Runs).DistinctBy(run => run.Folder))
            Console.WriteLine($"{run.Name}: {run.Status?.Message ?? "The run has not ended."}");
        Console.WriteLine($"The report: {Path.Combine(target, RunFiles.ReportHtml)}");
    }
}
