using CommandLine;
using TorchVanish.Analysis.Claims;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("report", HelpText = "Draw the figures and the report again from recorded data, without training. Several runs share each figure.")]
internal sealed class ReportVerb : Verb
{
    [Value(0, MetaName = "RUN...", HelpText = "Folders that run or reproduce wrote.")]
    public IEnumerable<string> Runs { get; set; } = [];

    [Option("out", MetaValue = "DIR", HelpText = "The folder for the report (default: the run's own folder, or a new folder under runs/ "
        + "for several runs).")]
    public string? Out { get; set; }

    [Option("figure", MetaValue = "NAME", HelpText = "Write only this figure, for a paper, instead of a report. --out is then its file.")]
    public string? Figure { get; set; }

    [Option("panel", MetaValue = "ID", HelpText = "With --figure: draw only this panel.")]
    public string? Panel { get; set; }

    [Option("width", MetaValue = "LENGTH", HelpText = "With --figure: the width in in, cm, mm or pt, such as 3.3in (default: 7.2in). "
        + "The text size is 7 to 9 pt.")]
    public string? Width { get; set; }

    [Option("no-title", HelpText = "With --figure: omit the title, because the paper has a caption.")]
    public bool NoTitle { get; set; }

    [Option("format", MetaValue = "pdf|svg|png", HelpText = "With --figure: the file format (default: the extension of --out, or pdf).")]
    public string? Format { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish report RUN... [--out DIR] [--figure NAME ...]",
        [
            new("One run", "torchvanish report runs/sigmoid-10"),
            new("Two runs in the same figures", "torchvanish report runs/sigmoid-10 runs/relu-10 --out runs/sigmoid-against-relu"),
            new("A reproduction: judge its claims again", "torchvanish report runs/reproduce"),
            new(
                "One panel for a paper's column, as vector PDF",
                "torchvanish report runs/sigmoid-10 --figure gradient_profile \\\n      --panel preactivation_gradient --width 3.3in "
                    + "--no-title"),
            new("Compare the verdicts of several reproductions, with other seeds or data",
                "torchvanish report runs/reproduce runs/reproduce-2"),
        ],
        $$"""
        WRITES
          report.html, report.md and figures/, in the run's own folder, or in a new folder
          under runs/ for several runs. This command does not train or change any table.
          With --figure: the file NAME.pdf or NAME-PANEL.pdf in the working directory.

        FIGURES and their panels, of one run
        {{PaperFigure.Catalogue}}
          With several runs, the panels of gradient_profile, gradient_through_time and
          derivative_factors end with the moment, such as preactivation_gradient_start or
          _end. learning_curves has training_loss, validation_accuracy and so on; weights
          and gradient_heatmap use the name of the run. An invalid ID prints the valid ones.
        """);

    public override void Execute()
    {
        var folders = Runs.ToList();
        if (folders.Count == 0)
            throw new ConfigException("report: the run is missing; name one or more folders, such as torchvanish report runs/sigmoid-10.");
        if (Figure is not null)
        {
            DrawFigure(folders, Figure);
            return;
        }
        if ((Panel ?? Width ?? Format) is not null || NoTitle)
        {
            throw new ConfigException(
                "report: --panel, --width, --no-title and --format belong to one figure; name it with --figure NAME, such as --figure "
                    + "gradient_profile.");
        }
        RefuseToOverwrite(folders);
        if (folders is [var papers] && PaperSuiteRecord.Exists(papers))
        {
            PaperSuite.Report(papers, Out ?? papers);
            return;
        }
        if (folders.Count == 1 && LedgerRecord.Exists(folders[0]))
            Drawing.Ledger(folders[0], Out ?? folders[0]);
        else if (folders.TrueForAll(LedgerRecord.Exists))
            Drawing.Comparison(folders, Out ?? RunStore.FreshFolder("runs", "comparison"));
        else if (folders.Count == 1)
            Drawing.Run(folders[0], Out ?? folders[0]);
        else
            Drawing.Several(folders, Out ?? RunStore.FreshFolder("runs", "report"));
    }

    private void DrawFigure(List<string> folders, string figure)
    {
        if (folders.Find(LedgerRecord.Exists) is string ledger)
        {
            throw new ConfigException(
                $"--figure {figure}: {ledger} is a reproduction; name one of its runs, in "
                    + $"{Path.Combine(ledger, LedgerRecord.Experiments)}.");
        }
        var paper = new PaperFigure(figure, Panel, Width is null ? null : Length.Width(Width), !NoTitle, Format);
        Console.WriteLine($"The figure: {paper.Write(folders, Out)}");
    }

    // The folder of a run can only contain the report of this run.
    private void RefuseToOverwrite(List<string> folders)
    {
        if (Out is null || !(RunStore.Exists(Out) || LedgerRecord.Exists(Out)) || (folders.Count == 1 && SameFolder(folders[0], Out)))
            return;
        throw new ConfigException($"--out {Out}: the folder contains a run, whose report would be overwritten; name another folder.");
    }

    private static bool SameFolder(string one, string other) => Canonical(one) == Canonical(other);

    private static string Canonical(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
}
