using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;

namespace TorchVanish.Reporting.Report;

/// <summary>
/// Draws every figure of one or several runs and writes report.md, report.html and figures/ into a folder. The same runs always give the
/// same bytes.
/// </summary>
public static class ReportWriter
{
    /// <param name="runs">The runs in the order of tables and legends; the first is the baseline.</param>
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public static void Write(string folder, string title, IReadOnlyList<RunRecord> runs)
    {
        var report = Plan(folder, MeasuredRun.From(runs));
        var text = ReportText.Of(folder, title, report);
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportMarkdown), MarkdownPage.Of(text, report.Figures));
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportHtml), HtmlPage.Of(title, text, report.Figures));
    }

    private static PlannedReport Plan(string folder, IReadOnlyList<MeasuredRun> runs)
    {
        var kinds = FigureCatalogue.For(runs);
        var figures = new ReportFigure?[kinds.Count];
        Parallel.For(0, figures.Length, i => figures[i] = Draw(folder, kinds[i], runs));
        var summaries = new RunSummary[runs.Count];
        Parallel.For(0, runs.Count, i => summaries[i] = RunSummary.Of(runs[i]));
        var diagnoses = new Diagnosis[runs.Count];
        Parallel.For(0, runs.Count, i => diagnoses[i] = Diagnoser.Of(runs[i]));
        return new PlannedReport(runs, summaries, diagnoses, [.. figures.OfType<ReportFigure>()]);
    }

    // Null for a figure without data.
    private static ReportFigure? Draw(string folder, Figure figure, IReadOnlyList<MeasuredRun> runs)
    {
        var drawn = figure.Draw(runs);
        if (drawn.View.Nothing is not null)
            return null;
        var svg = FigureFiles.Write(Path.Combine(folder, RunFiles.Figures), figure.Name, drawn);

        return new ReportFigure(figure.Name, figure.Heading, drawn.View.Title, drawn.View.Caption, svg);
    }
}
