using System.Text;
using TorchVanish.Analysis.Summary;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>The text of a report, as Markdown with a placeholder for each figure.</summary>
internal static class ReportText
{
    public static string Of(string folder, string title, PlannedReport report)
    {
        var text = new StringBuilder($"# {title}\n\n## Summary\n\n");
        SummaryText.Write(text, report);
        DiagnosisText.Write(text, report);
        NotesText.Write(text, report);
        text.Append("## What was run\n\n");
        SetupText.Write(text, report);
        text.Append("## The data\n\n");
        DataText.Write(text, report);
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
            ReproductionText.Write(text, folder, run.Label, run);
        return text.ToString();
    }

    /// <summary>The message of a run that is not complete; empty if it is complete.</summary>
    public static string StateOf(RunRecord run) => run.Status switch
    {
        null => "The run has no status.json: it is still running, or it was killed. This report shows what is on disk.",
        // The summary says how many replicates diverged, at which steps and in which layer.
        { IsComplete: true } => "",
        var status => status.Message,
    };
}
