using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>report.md: figures are linked.</summary>
internal static class MarkdownPage
{
    public static string Of(string text, IEnumerable<ReportFigure> figures)
    {
        foreach (var figure in figures)
        {
            var file = $"{RunFiles.Figures}/{figure.Name}";
            text = text.Replace(
                figure.Placeholder,
                $"**{figure.Title}**\n\n![{figure.Title}]({file}.svg)\n\n{figure.Caption} ([PNG]({file}.png), [numbers]({file}.csv))",
                StringComparison.Ordinal);
        }
        return text;
    }
}
