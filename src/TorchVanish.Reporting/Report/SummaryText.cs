using System.Text;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Reporting.Report;

/// <summary>What happened: a paragraph for one run, a table with a sentence each for several.</summary>
internal static class SummaryText
{
    private static string Replicates(PlannedSection section)
    {
        var counts = section.Summaries.Select(summary => summary.Replicates).Distinct().Order().ToArray();
        return counts.Length == 1 ? $"{Spelling.Count(counts[0], "replicate")} each." : $"{counts[0]} to {counts[^1]} replicates.";
    }

    private const string Method =
        " Accuracy: mean over replicates with Student's 95% interval. ‖δ₁‖/‖δ_depth‖: size of the backpropagated signal ∂L/∂z at the first hidden layer "
        + "relative to the last one, at initialization; geometric mean with Student's 95% interval in the logarithm. Weight change: "
        + "‖W − W(0)‖/‖W(0)‖ of the first hidden layer at the end; median with a bootstrap 95% interval.";

    /// <param name="explained">Say how the intervals were made: once a page.</param>
    public static void Write(StringBuilder text, PlannedSection section, bool named, bool explained)
    {
        if (named)
            text.Append($"### {section.Source.Heading}\n\n");
        if (section.Runs.Count == 1)
            WriteOne(text, section);
        else
            WriteSeveral(text, section, explained);
    }

    private static void WriteOne(StringBuilder text, PlannedSection section)
    {
        var state = ReportText.StateOf(section.Runs[0].Record);
        if (state.Length > 0)
            text.Append($"**{state}**\n\n");
        text.Append($"{RunStory.Paragraph(section.Summaries[0])}\n\n{IntervalNote(section)}\n\n");
    }

    private static string IntervalNote(PlannedSection section) => section.Summaries[0].Replicates < 2
        ? "*One replicate: there is no interval, and another seed may give another picture.*"
        : "*Brackets are 95% intervals over replicates: Student's for means, in the logarithm for ratios, bootstrap for medians.*";

    private static void WriteSeveral(StringBuilder text, PlannedSection section, bool explained)
    {
        MarkdownTable.Write(
            text,
            ["run", "validation accuracy", "‖δ₁‖/‖δ_depth‖", "weight change, layer 1", "what happened"],
            section.Summaries.Select((summary, i) => (IReadOnlyList<string>)
            [
                $"**{summary.Label}**",
                Spelling.WithInterval(summary.ValidationAccuracy, Spelling.Percent),
                Spelling.WithInterval(summary.SignalRatio, Spelling.Number),
                Spelling.WithInterval(summary.FirstLayerChange, Spelling.Percent),
                string.Join(' ', new[] { RunStory.Short(summary), ReportText.StateOf(section.Runs[i].Record) }.Where(part => part.Length > 0)),
            ]));
        text.Append($"*{Replicates(section)}{(explained ? Method : "")}*\n\n");
        text.Append("<details><summary>Each run in words</summary>\n\n");
        foreach (var summary in section.Summaries)
            text.Append($"- **{summary.Label}.** {RunStory.Paragraph(summary)}\n");
        text.Append("\n</details>\n\n");
    }
}
