using TorchVanish.Analysis.Papers;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;

namespace TorchVanish.Reporting.Report;

/// <summary>Writes the results of a suite of papers: papers.json, papers.csv, papers.md, figures, report.md and report.html.</summary>
public static class PapersWriter
{
    /// <param name="command">The command that repeats the measurements.</param>
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public static PapersFile Write(string folder, string command, IReadOnlyList<JudgedPaper> papers)
    {
        var figures = new ReportFigure[papers.Count];
        Parallel.For(0, figures.Length, i => figures[i] = Draw(folder, papers[i]));
        var file = new PapersFile(command, [.. papers.Select(PaperWords.Row)]);
        file.Write(folder);
        AtomicFile.WriteText(Path.Combine(folder, PapersText.FileName), PapersText.Document(file));
        var text = PapersText.Of(file, id => figures.First(figure => figure.Heading == id).Placeholder);
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportMarkdown), MarkdownPage.Of(text, figures));
        AtomicFile.WriteText(Path.Combine(folder, RunFiles.ReportHtml), HtmlPage.Of(PapersText.Title, text, figures));
        return file;
    }

    private static ReportFigure Draw(string folder, JudgedPaper judged)
    {
        var drawn = ReproductionFigure.Draw(judged.Judgement.Figure);
        var name = judged.Paper.Id.Replace('-', '_');
        var svg = FigureFiles.Write(Path.Combine(folder, RunFiles.Figures), name, drawn);
        return new ReportFigure(name, judged.Paper.Id, drawn.View.Headline, drawn.View.Caption, svg);
    }
}
