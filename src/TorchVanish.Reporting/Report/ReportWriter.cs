using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Records.Files;
using TorchVanish.Records.Runs;
using TorchVanish.Reporting.Figures;

namespace TorchVanish.Reporting.Report;

/// <summary>
/// Draws every figure of some runs and writes report.md, report.html and figures/ into a folder. What is written follows from
/// the runs alone: the same runs give the same bytes, whenever and wherever it is called.
/// </summary>
public static class ReportWriter
{
    private const int WordsInPrefix = 4;

    /// <param name="introduction">Markdown under the title, may be empty.</param>
    /// <param name="progress">Told the path of each file that is written, from several threads.</param>
    /// <exception cref="Records.StorageException">The folder cannot be written.</exception>
    public static void Write(string folder, string title, string introduction, IReadOnlyList<ReportSection> sections, Action<string>? progress = null)
    {
        var planned = sections.Zip(Prefixes(sections), (section, prefix) => Plan(folder, section, prefix, progress)).ToArray();
        var text = ReportText.Of(folder, title, introduction, planned);
        var figures = planned.SelectMany(section => section.Figures).ToArray();
        Save(Path.Combine(folder, RunFiles.ReportMarkdown), MarkdownPage.Of(text, figures), progress);
        Save(Path.Combine(folder, RunFiles.ReportHtml), HtmlPage.Of(title, text, figures), progress);
    }

    private static PlannedSection Plan(string folder, ReportSection section, string prefix, Action<string>? progress)
    {
        var runs = MeasuredRun.From(section.Runs);
        var figures = new ReportFigure[FigureCatalogue.All.Count];
        Parallel.For(0, figures.Length, i => figures[i] = Draw(folder, prefix, FigureCatalogue.All[i], runs, progress));
        var summaries = new RunSummary[runs.Count];
        Parallel.For(0, runs.Count, i => summaries[i] = RunSummary.Of(runs[i]));
        return new PlannedSection(section, runs, summaries, figures);
    }

    private static ReportFigure Draw(string folder, string prefix, Figure figure, IReadOnlyList<MeasuredRun> runs, Action<string>? progress)
    {
        var name = prefix + figure.Name;
        var drawn = figure.Draw(runs);
        var svg = FigureFiles.Write(Path.Combine(folder, RunFiles.Figures), name, drawn);
        progress?.Invoke(Path.Combine(folder, RunFiles.Figures, name));
        return new ReportFigure(name, figure.Heading, drawn.View.Title, drawn.View.Caption, svg);
    }

    private static void Save(string path, string text, Action<string>? progress)
    {
        AtomicFile.WriteText(path, text);
        progress?.Invoke(path);
    }

    // Two sections never write to the same file, even where their headings begin alike.
    private static IEnumerable<string> Prefixes(IReadOnlyList<ReportSection> sections)
    {
        var slugs = sections.Select(section => Slug(section.Prefix ?? section.Heading)).ToArray();
        return slugs.Select((slug, i) =>
            slugs.Length == 1 ? ""
            : slug.Length > 0 && slugs.Count(other => other == slug) == 1 ? $"{slug}-"
            : $"{slug}{i + 1}-");
    }

    private static string Slug(string heading) =>
        string.Join('-', heading.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0).Take(WordsInPrefix));
}
