using System.Text;

namespace TorchVanish.Reporting.Report;

/// <summary>Writes Markdown tables.</summary>
internal static class MarkdownTable
{
    /// <param name="numbers">Index of the first column with numbers; this and later columns are aligned to the right.</param>
    public static void Write(StringBuilder text, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows,
        int numbers = int.MaxValue)
    {
        text.Append($"| {string.Join(" | ", header)} |\n");
        text.Append($"| {string.Join(" | ", header.Select((_, i) => i >= numbers ? "---:" : "---"))} |\n");
        foreach (var row in rows)
            text.Append($"| {string.Join(" | ", row.Select(Escaped))} |\n");
        text.Append('\n');
    }

    private static string Escaped(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);
}
