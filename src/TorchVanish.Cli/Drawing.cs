using TorchVanish.Records.Runs;
using TorchVanish.Reporting.Report;

namespace TorchVanish.Cli;

/// <summary>From run folders to a report.</summary>
internal static class Drawing
{
    public static void Run(string folder, string? target = null)
    {
        var run = RunStore.Read(folder);
        Write(target ?? folder, run.Name, "", [new ReportSection(run.Name, "", [run])]);
    }

    public static void Several(IReadOnlyList<string> folders, string target)
    {
        var runs = folders.Select(RunStore.Read).ToList();
        Write(target, $"{runs.Count} runs side by side", "", [new ReportSection("Runs", "", runs)]);
    }

    public static void Suite(string folder, string target)
    {
        var suite = SuiteRecord.Read(folder);
        var runs = suite.Sections.SelectMany(section => section.Runs).Distinct()
            .ToDictionary(name => name, name => RunStore.Read(Path.Combine(folder, SuiteRecord.Experiments, name)));
        Write(target, suite.Title, suite.Introduction, [.. suite.Sections.Select(section =>
            new ReportSection(section.Heading, section.Introduction, [.. section.Runs.Select(name => runs[name])]))]);
    }

    private static void Write(string target, string title, string introduction, IReadOnlyList<ReportSection> sections)
    {
        ReportWriter.Write(target, title, introduction, sections);
        Console.WriteLine(Path.Combine(target, RunFiles.ReportHtml));
    }
}
