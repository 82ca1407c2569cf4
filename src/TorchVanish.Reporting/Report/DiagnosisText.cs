using System.Text;
using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Reporting.Report;

/// <summary>Describes what is wrong with each run, with the evidence and the remedies.</summary>
internal static class DiagnosisText
{
    public static void Write(StringBuilder text, PlannedReport report)
    {
        text.Append("## Diagnosis\n\n");
        if (report.Runs.Count == 1)
        {
            WriteOne(text, report.Diagnoses[0]);
            return;
        }
        MarkdownTable.Write(
            text,
            ["run", "verdict", "confidence", "replicates that learn", "cause and remedy"],
            report.Runs.Select((run, i) => (IReadOnlyList<string>)
            [
                $"**{run.Label}**",
                Code(report.Diagnoses[i].Verdict),
                Spelling.Percent(report.Diagnoses[i].Confidence),
                $"{report.Diagnoses[i].Replicates.Learn} of {report.Diagnoses[i].Replicates.N}",
                SafeMarkdown.Sentence(DiagnosisWords.FirstLine(report.Diagnoses[i])),
            ]));
    }

    private static void WriteOne(StringBuilder text, Diagnosis diagnosis)
    {
        text.Append($"**{SafeMarkdown.Name(DiagnosisWords.FirstLine(diagnosis))}**\n\n{DiagnosisWords.Replicates(diagnosis)}\n\n");
        foreach (var finding in diagnosis.Findings)
        {
            var place = DiagnosisWords.Place(finding);
            text.Append($"- {Code(finding.Symptom)} "
                + $"({Spelling.Percent(finding.Confidence)}{(place.Length > 0 ? $"; {SafeMarkdown.Name(place)}" : "")}). ");
            text.Append($"{SafeMarkdown.Name(finding.Explanation)}");
            foreach (var (index, remedy) in finding.Remedies.Index())
                text.Append($" {SafeMarkdown.Name(DiagnosisWords.Remedy(index, remedy))}");
            text.Append('\n');
            if (finding.Evidence.Count > 0)
                text.Append($"  How we know: {SafeMarkdown.Name(DiagnosisWords.Evidence(finding))}.\n");
        }
        text.Append('\n');
    }

    private static string Code(string symptom) => $"`{symptom}`";
}
