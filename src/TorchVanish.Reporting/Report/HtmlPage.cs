using System.Net;
using System.Text;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>report.html: one file that contains its figures and its style, so it opens offline.</summary>
internal static class HtmlPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();

    public static string Of(string title, string text, IEnumerable<ReportFigure> figures)
    {
        var document = Markdown.Parse(text, Pipeline);
        var body = document.ToHtml(Pipeline)
            .Replace("<table>", "<div class=\"table\" tabindex=\"0\"><table>", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal);
        foreach (var figure in figures)
            body = body.Replace(figure.Placeholder, FigureOf(figure), StringComparison.Ordinal);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>
            {Style()}</style>
            </head>
            <body>
            <nav aria-label="Contents">
            {Contents(document)}</nav>
            <main>
            {body}</main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string FigureOf(ReportFigure figure)
    {
        var file = $"{RunFiles.Figures}/{figure.Name}";
        return $"<figure>\n<div class=\"card\" "
            + $"tabindex=\"0\">{figure.Svg.TrimEnd()}</div>\n<figcaption>{SubscriptText.Of(WebUtility.HtmlEncode(figure.Caption))} "
            + $"<span class=\"files\"><a href=\"{file}.svg\">SVG</a> <a href=\"{file}.png\">PNG</a> <a "
            + $"href=\"{file}.csv\">numbers</a></span></figcaption>\n</figure>";
    }

    private static string Contents(MarkdownDocument document)
    {
        var list = new StringBuilder("<ul>\n");
        foreach (var heading in document.Descendants<HeadingBlock>().Where(heading => heading.Level is 2 or 3))
        {
            var label = string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));
            list.Append($"<li class=\"level{heading.Level}\"><a "
                + $"href=\"#{heading.GetAttributes().Id}\">{WebUtility.HtmlEncode(label)}</a></li>\n");
        }
        return list.Append("</ul>\n").ToString();
    }

    private static string Style()
    {
        var assembly = typeof(HtmlPage).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(name => name.EndsWith("report.css", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
