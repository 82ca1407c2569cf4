using System.Text;
using TorchVanish.Analysis.Summary;
using TorchVanish.Records.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>The text of a report, as Markdown with a placeholder for each figure.</summary>
internal static class ReportText
{
    public static string Of(string folder, string title, string introduction, IReadOnlyList<PlannedSection> sections)
    {
        var text = new StringBuilder($"# {title}\n\n");
        if (introduction.Length > 0)
            text.Append($"{introduction}\n\n");
        text.Append("## Summary\n\n");
        foreach (var section in sections)
            SummaryText.Write(text, section, named: sections.Count > 1, explained: section == sections[0]);
        foreach (var section in sections)
            WriteSection(text, section, alone: sections.Count == 1);
        // A run that several sections compare has its numbers once.
        var runs = sections.SelectMany(section => section.Runs).DistinctBy(run => run.Record.Folder).ToArray();
        text.Append("## The numbers\n\n");
        foreach (var run in runs)
            NumbersText.Write(text, LayerTable.Of(run));
        text.Append("## How to reproduce it\n\n");
        foreach (var run in runs)
            ReproductionText.Write(text, folder, run.Label, run.Record);
        return text.ToString();
    }

    private static void WriteSection(StringBuilder text, PlannedSection section, bool alone)
    {
        // Below a section's heading its parts go one level down.
        var level = alone ? "##" : "###";
        if (!alone)
            text.Append($"## {section.Source.Heading}\n\n");
        if (section.Source.Introduction.Length > 0)
            text.Append($"{section.Source.Introduction}\n\n");
        text.Append($"{level} What was run\n\n");
        SetupText.Write(text, section);
        text.Append($"{level} Figures\n\n");
        foreach (var figure in section.Figures)
            text.Append($"{level}# {figure.Heading}\n\n{figure.Placeholder}\n\n");
    }

    /// <summary>What status.json says where the run did not simply complete; empty where it did.</summary>
    public static string StateOf(RunRecord run) => run.Status switch
    {
        null => "The run has no status.json: it still goes on, or was killed. What follows is what was on disk.",
        // The sentence on divergence names the replicates and their steps.
        { State: RunState.Completed or RunState.Diverged } => "",
        var status => status.Message,
    };
}
