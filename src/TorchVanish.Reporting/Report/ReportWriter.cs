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
    /// <param name="introduction">Markdown under the title, may be empty.</param>
    /// <param name="progress">Told the path of each file that is written, from several threads.</param>
    /// <exception cref="Records.StorageException">The folder cannot be written.</exception>
    public static void Write(string folder, string title, string introduction, IReadOnlyList<ReportSection> sections, Action<string>? progress = null)
    {
        var planned = sections.Select(section => Plan(folder, section, sections.Count > 1, progress)).ToArray();
        var text = ReportText.Of(folder, title, introduction, planned);
        var figures = planned.SelectMany(section => section.Figures).ToArray();
        Save(Path.Combine(folder, RunFiles.ReportMarkdown), MarkdownPage.Of(text, figures), progress);
        Save(Path.Combine(folder, RunFiles.ReportHtml), HtmlPage.Of(title, text, figures), progress);
    }

    private static PlannedSection Plan(string folder, ReportSection section, bool prefixed, Action<string>? progress)
    {
        var runs = MeasuredRun.From(section.Runs);
        var prefix = prefixed ? Slug(section.Prefix ?? section.Heading) + "-" : "";
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
        return new ReportFigure(name, figure.Heading, drawn.View.Headline, drawn.View.Caption, svg);
    }

    private static void Save(string path, string text, Action<string>? progress)
    {
        AtomicFile.WriteText(path, text);
        progress?.Invoke(path);
    }

    private static string Slug(string heading) =>
        string.Join('-', heading.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0));
}
