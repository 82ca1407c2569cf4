using System.Text;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Reporting.Report;

/// <summary>The summary: paragraphs for one run; for several runs, a table with a sentence for each.</summary>
internal static class SummaryText
{
    private const string Method =
        " Accuracy: mean over the replicates that did not diverge, with a 95% interval for shares (Korn & Graubard 1998). ‖δ₁‖/‖δ_depth‖: "
        + "size of the backpropagated signal ∂L/∂z at the first hidden layer relative to the last one, at initialization; geometric mean "
        + "with Student's 95% interval in the logarithm. Weight change: ‖W − W(0)‖/‖W(0)‖ of the first hidden layer at the end; median "
        + "with a bootstrap 95% interval.";

    public static void Write(StringBuilder text, PlannedReport report)
    {
        if (report.Runs.Count == 1)
            WriteOne(text, report);
        else
            WriteSeveral(text, report);
    }

    private static void WriteOne(StringBuilder text, PlannedReport report)
    {
        var summary = report.Summaries[0];
        var state = ReportText.StateOf(report.Runs[0].Record);
        if (state.Length > 0)
            text.Append($"**{state}**\n\n");
        foreach (var (place, paragraph) in RunStory.Paragraphs(summary).Index())
            text.Append(place == 0 && summary.Divergence.Count > 0
                ? $"**{SubscriptText.Of(paragraph)}**\n\n" : $"{SubscriptText.Of(paragraph)}\n\n");
        text.Append($"{IntervalNote(summary)}\n\n");
    }

    private static string IntervalNote(RunSummary summary) => summary.Replicates switch
    {
        < 2 => "*One replicate: there is no interval, and another seed may give a different result.*",
        < ShareInterval.FewestReplicates => "*Two replicates: there is no interval for an accuracy, and another seed may give a "
            + "different result. Other brackets are 95% intervals over replicates.*",
        _ => "*Brackets are 95% intervals over replicates: for shares that of Korn & Graubard, for other means Student's, for ratios "
            + "Student's in the logarithm, for medians the bootstrap's.*",
    };

    private static void WriteSeveral(StringBuilder text, PlannedReport report)
    {
        var diverged = report.Summaries.Where(summary => summary.Divergence.Count > 0).ToArray();
        if (diverged.Length > 0)
        {
            var names = diverged.Select(summary => $"{summary.Label} ({Counts.Replicates(summary.Divergence.Count, summary.Replicates)})");
            text.Append($"**Diverged: {Spelling.List(names)}.**\n\n");
        }
        MarkdownTable.Write(
            text,
            ["run", "validation accuracy", "trivial answer", SubscriptText.Of("‖δ₁‖/‖δ_depth‖"), "weight change, layer 1", "what happened"],
            report.Summaries.Select((summary, i) => (IReadOnlyList<string>)
            [
                $"**{summary.Label}**",
                Accuracy(summary),
                summary.Learning.Trivial.Accuracy is double level ? Spelling.Percent(level) : "–",
                Ratio(summary.Signal),
                Change(summary.Moves.First),
                string.Join(' ', new[] { RunStory.Short(summary), ReportText.StateOf(report.Runs[i].Record) }.Where(part =>
                    part.Length > 0)),
            ]));
        text.Append($"*{Replicates(report)}{SubscriptText.Of(Method)}*\n\n");
        text.Append("<details><summary>Each run in words</summary>\n\n");
        foreach (var summary in report.Summaries)
            text.Append($"- **{summary.Label}.** {RunStory.Paragraph(summary)}\n");
        text.Append("\n</details>\n\n");
    }

    private static string Replicates(PlannedReport report)
    {
        var counts = report.Summaries.Select(summary => summary.Replicates).Distinct().Order().ToArray();
        return counts.Length == 1 ? $"{Spelling.Count(counts[0], "replicate")} each." : $"{counts[0]} to {counts[^1]} replicates.";
    }

    private static string Accuracy(RunSummary summary) =>
        summary.Learning.Accuracy.IsKnown ? Spelling.WithInterval(summary.Learning.Accuracy, Spelling.Percent)
            + Of(summary.Learning.Accuracy, summary.Replicates)
        : summary.Learning.Explained.IsKnown
        ? $"R² {Spelling.WithInterval(summary.Learning.Explained, Spelling.Number)}{Of(summary.Learning.Explained, summary.Replicates)}"
        : summary.Replicates > 0 && summary.Ended == 0 ? Spelling.NotFinite
        : "–";

    private static string Ratio(SignalFlow flow) =>
        flow.IsKnown ? Spelling.WithInterval(flow.Ratio, Spelling.Number) + Of(flow.Ratio, flow.Replicates)
        : flow.Zeros > 0 ? "0"
        : flow.Undefined > 0 ? $"{Spelling.NotDefined} (0/0)"
        : flow.NotFinite > 0 ? Spelling.NotFinite
        : "–";

    private static string Change(LayerMove? move) =>
        move is null ? "–"
        : move.Change.IsKnown ? Spelling.WithInterval(move.Change, Spelling.Percent) + Of(move.Change, move.Replicates)
        : move.FromZero > 0 ? $"{Spelling.NotDefined} (0/0)"
        : move.Replicates > 0 ? Spelling.NotFinite
        : "–";

    // Marks a number that does not include all replicates.
    private static string Of(Interval interval, int replicates) =>
        interval.Replicates < replicates ? $" ({interval.Replicates} of {replicates})" : "";
}
