using System.Text;
using TorchVanish.Analysis.Summary;
using TorchVanish.Records.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>The text of a report, as Markdown with a placeholder for each figure.</summary>
internal static class ReportText
{
    public static string Of(string folder, string title, PlannedReport report)
    {
        var text = new StringBuilder($"# {title}\n\n## Summary\n\n");
        SummaryText.Write(text, report);
        text.Append("## What was run\n\n");
        SetupText.Write(text, report);
        text.Append("## Figures\n\n");
        if (report.Figures.Count == 0)
            text.Append("No figure is drawn: the run has no finite measurements.\n\n");
        foreach (var figure in report.Figures)
            text.Append($"### {figure.Heading}\n\n{figure.Placeholder}\n\n");
        text.Append("## The numbers\n\n");
        foreach (var run in report.Runs)
            NumbersText.Write(text, LayerTable.Of(run));
        text.Append("## How to reproduce it\n\n");
        foreach (var run in report.Runs)
            ReproductionText.Write(text, folder, run.Label, run.Record);
        return text.ToString();
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
