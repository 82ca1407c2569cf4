using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;

namespace TorchVanish.Reporting.Report;

/// <summary>
/// Draws every figure of some runs and writes report.md, report.html and figures/ into a folder. What is written follows from
/// the runs alone: the same runs give the same bytes, whenever and wherever it is called.
/// </summary>
public static class ReportWriter
{
    /// <param name="runs">One run, or several that share each figure, in the order of tables and legends; the first is the
    /// baseline.</param>
    /// <param name="progress">Told the path of each file that is written, from several threads.</param>
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public static void Write(string folder, string title, IReadOnlyList<RunRecord> runs, Action<string>? progress = null)
    {
        var report = Plan(folder, MeasuredRun.From(runs), progress);
        var text = ReportText.Of(folder, title, report);
        Save(Path.Combine(folder, RunFiles.ReportMarkdown), MarkdownPage.Of(text, report.Figures), progress);
        Save(Path.Combine(folder, RunFiles.ReportHtml), HtmlPage.Of(title, text, report.Figures), progress);
    }

    private static PlannedReport Plan(string folder, IReadOnlyList<MeasuredRun> runs, Action<string>? progress)
    {
        var kinds = FigureCatalogue.For(runs);
        var figures = new ReportFigure?[kinds.Count];
        Parallel.For(0, figures.Length, i => figures[i] = Draw(folder, kinds[i], runs, progress));
        var summaries = new RunSummary[runs.Count];
        Parallel.For(0, runs.Count, i => summaries[i] = RunSummary.Of(runs[i]));
        var diagnoses = new Diagnosis[runs.Count];
        Parallel.For(0, runs.Count, i => diagnoses[i] = Diagnoser.Of(runs[i]));
        return new PlannedReport(runs, summaries, diagnoses, [.. figures.OfType<ReportFigure>()]);
    }

    // Null for a figure that would show nothing.
    private static ReportFigure? Draw(string folder, Figure figure, IReadOnlyList<MeasuredRun> runs, Action<string>? progress)
    {
        var drawn = figure.Draw(runs);
        if (drawn.View.Nothing is not null)
            return null;
        var svg = FigureFiles.Write(Path.Combine(folder, RunFiles.Figures), figure.Name, drawn);
        progress?.Invoke(Path.Combine(folder, RunFiles.Figures, figure.Name));
        return new ReportFigure(figure.Name, figure.Heading, drawn.View.Title, drawn.View.Caption, svg);
    }

    private static void Save(string path, string text, Action<string>? progress)
    {
        AtomicFile.WriteText(path, text);
        progress?.Invoke(path);
    }
}
