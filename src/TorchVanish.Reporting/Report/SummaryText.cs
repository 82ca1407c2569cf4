using System.Text;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Reporting.Report;

/// <summary>What happened: a paragraph for one run, a table with a sentence each for several.</summary>
internal static class SummaryText
{
    private static string Replicates(PlannedReport report)
    {
        var counts = report.Summaries.Select(summary => summary.Replicates).Distinct().Order().ToArray();
        return counts.Length == 1 ? $"{Spelling.Count(counts[0], "replicate")} each." : $"{counts[0]} to {counts[^1]} replicates.";
    }

    private const string Method =
        " Accuracy: mean over replicates with Student's 95% interval. ‖δ₁‖/‖δ_depth‖: size of the backpropagated signal ∂L/∂z at the first hidden layer "
        + "relative to the last one, at initialization; geometric mean with Student's 95% interval in the logarithm. Weight change: "
        + "‖W − W(0)‖/‖W(0)‖ of the first hidden layer at the end; median with a bootstrap 95% interval.";

    public static void Write(StringBuilder text, PlannedReport report)
    {
        if (report.Runs.Count == 1)
            WriteOne(text, report);
        else
            WriteSeveral(text, report);
    }

    private static void WriteOne(StringBuilder text, PlannedReport report)
    {
        var state = ReportText.StateOf(report.Runs[0].Record);
        if (state.Length > 0)
            text.Append($"**{state}**\n\n");
        text.Append($"{RunStory.Paragraph(report.Summaries[0])}\n\n{IntervalNote(report)}\n\n");
    }

    private static string IntervalNote(PlannedReport report) => report.Summaries[0].Replicates < 2
        ? "*One replicate: there is no interval, and another seed may give another picture.*"
        : "*Brackets are 95% intervals over replicates: Student's for means, in the logarithm for ratios, bootstrap for medians.*";

    private static void WriteSeveral(StringBuilder text, PlannedReport report)
    {
        MarkdownTable.Write(
            text,
            ["run", "validation accuracy", "‖δ₁‖/‖δ_depth‖", "weight change, layer 1", "what happened"],
            report.Summaries.Select((summary, i) => (IReadOnlyList<string>)
            [
                $"**{summary.Label}**",
                Spelling.WithInterval(summary.ValidationAccuracy, Spelling.Percent),
                Spelling.WithInterval(summary.SignalRatio, Spelling.Number),
                Spelling.WithInterval(summary.FirstLayerChange, Spelling.Percent),
                string.Join(' ', new[] { RunStory.Short(summary), ReportText.StateOf(report.Runs[i].Record) }.Where(part => part.Length > 0)),
            ]));
        text.Append($"*{Replicates(report)}{Method}*\n\n");
        text.Append("<details><summary>Each run in words</summary>\n\n");
        foreach (var summary in report.Summaries)
            text.Append($"- **{summary.Label}.** {RunStory.Paragraph(summary)}\n");
        text.Append("\n</details>\n\n");
    }
}
