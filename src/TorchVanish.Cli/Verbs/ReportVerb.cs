using CommandLine;
using TorchVanish.Analysis.Claims;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("report", HelpText = "Draw figures and report again from what is on disk, without training; several runs share each figure.")]
internal sealed class ReportVerb : Verb
{
    [Value(0, MetaName = "RUN...", HelpText = "Folders that run or reproduce has written.")]
    public IEnumerable<string> Runs { get; set; } = [];

    [Option("out", MetaValue = "DIR", HelpText = "Where the report goes (default: into the run's own folder; for several runs a fresh "
        + "folder under runs/).")]
    public string? Out { get; set; }

    [Option("figure", MetaValue = "NAME", HelpText = "Write this one figure, for a paper, instead of a report; --out is then its file.")]
    public string? Figure { get; set; }

    [Option("panel", MetaValue = "ID", HelpText = "With --figure: draw this panel alone.")]
    public string? Panel { get; set; }

    [Option("width", MetaValue = "LENGTH", HelpText = "With --figure: its width in in, cm, mm or pt, such as 3.3in (default: 7.2in). Text "
        + "is 7 to 9 pt.")]
    public string? Width { get; set; }

    [Option("no-title", HelpText = "With --figure: no title above it, because the paper's caption says what it shows.")]
    public bool NoTitle { get; set; }

    [Option("format", MetaValue = "pdf|svg|png", HelpText = "With --figure: the kind of file (default: pdf, or what --out ends with).")]
    public string? Format { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish report RUN... [--out DIR] [--figure NAME ...]",
        [
            new("One run", "torchvanish report runs/sigmoid-10"),
            new("Two runs in the same figures", "torchvanish report runs/sigmoid-10 runs/relu-10 --out runs/sigmoid-against-relu"),
            new("A reproduction: its claims are judged again", "torchvanish report runs/reproduce"),
            new(
                "One panel for a paper's column, as vector PDF",
                "torchvanish report runs/sigmoid-10 --figure gradient_profile \\\n      --panel preactivation_gradient --width 3.3in "
                    + "--no-title"),
            new("Several reproductions: do the verdicts hold for other seeds, on other data?",
                "torchvanish report runs/reproduce runs/reproduce-2"),
        ],
        $$"""
        WRITES
          report.html, report.md and figures/, into the run's own folder, or, for several
          runs, into a fresh folder under runs/. Nothing is trained, and no table changes.
          With --figure: the file NAME.pdf or NAME-PANEL.pdf in the working folder.

        FIGURES and their panels, of one run
        {{PaperFigure.Catalogue}}
          With several runs, gradient_profile, gradient_through_time and derivative_factors
          have the moment behind the panel, such as preactivation_gradient_start or _end;
          learning_curves has training_loss, validation_accuracy and so on; weights and
          gradient_heatmap name the run. A wrong ID is answered with the valid ones.
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

    // A run's folder takes the report of that run and of no other.
    private void RefuseToOverwrite(List<string> folders)
    {
        if (Out is null || !(RunStore.Exists(Out) || LedgerRecord.Exists(Out)) || (folders.Count == 1 && SameFolder(folders[0], Out)))
            return;
        throw new ConfigException($"--out {Out}: the folder holds a run, and its own report would be overwritten; name another folder.");
    }

    private static bool SameFolder(string one, string other) => Canonical(one) == Canonical(other);

    private static string Canonical(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
}
