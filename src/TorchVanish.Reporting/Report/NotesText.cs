using System.Text;

namespace TorchVanish.Reporting.Report;

/// <summary>The notes on unusual settings and data that a run recorded.</summary>
internal static class NotesText
{
    /// <summary>Writes nothing if no run has a note. A note that several runs share appears once.</summary>
    public static void Write(StringBuilder text, PlannedReport report)
    {
        var notes = report.Runs.SelectMany(run => (run.Record.Manifest?.Notes ?? []).Distinct().Select(note => (run.Label, Note: note)))
            .GroupBy(note => note.Note, note => note.Label).ToArray();
        if (notes.Length == 0)
            return;
        text.Append("## Notes\n\n");
        foreach (var note in notes)
        {
            var runs = note.Count() == report.Runs.Count ? "" : $"**{string.Join(", ", note.Select(SafeMarkdown.Name))}:** ";
            text.Append($"- {runs}{SafeMarkdown.Sentence(note.Key)}\n");
        }
        text.Append('\n');
    }
}
