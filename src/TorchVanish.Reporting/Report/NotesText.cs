using System.Text;

namespace TorchVanish.Reporting.Report;

/// <summary>What is legal but suspicious in a config or its data, as the run recorded it.</summary>
internal static class NotesText
{
    /// <summary>Nothing where no run has a note; a note that all runs share is written once.</summary>
    public static void Write(StringBuilder text, PlannedReport report)
    {
        var notes = report.Runs.SelectMany(run => (run.Record.Manifest?.Notes ?? []).Distinct().Select(note => (run.Label, Note: note)))
            .GroupBy(note => note.Note, note => note.Label).ToArray();
        if (notes.Length == 0)
            return;
        text.Append("## Notes\n\n");
        foreach (var note in notes)
            text.Append($"- {(note.Count() == report.Runs.Count ? "" : $"**{string.Join(", ", note.Select(SafeMarkdown.Name))}:** ")}{SafeMarkdown.Sentence(note.Key)}\n");
        text.Append('\n');
    }
}
