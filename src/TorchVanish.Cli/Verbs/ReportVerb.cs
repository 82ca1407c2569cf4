using CommandLine;
using TorchVanish.Records;
using TorchVanish.Records.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("report", HelpText = "Draw figures and report again from what is on disk, without training; several runs share each figure.")]
internal sealed class ReportVerb : Verb
{
    [Value(0, MetaName = "RUN...", HelpText = "Folders that run or reproduce has written.")]
    public IEnumerable<string> Runs { get; set; } = [];

    [Option("out", MetaValue = "DIR", HelpText = "Where the report goes (default: into the run's own folder; for several runs a fresh folder under runs/).")]
    public string? Out { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish report RUN... [--out DIR]",
        [
            new("One run", "torchvanish report runs/sigmoid-10"),
            new("Two runs in the same figures", "torchvanish report runs/sigmoid-10 runs/relu-10 --out runs/sigmoid-against-relu"),
            new("A reproduction: its claims are judged again", "torchvanish report runs/reproduce"),
            new("Several reproductions: do the verdicts hold for other seeds, on other data?", "torchvanish report runs/reproduce runs/reproduce-2"),
        ],
        """
        WRITES
          report.html, report.md and figures/, into the run's own folder, or, for several
          runs, into a fresh folder under runs/. Nothing is trained, and no table changes.
        """);

    public override void Execute()
    {
        var folders = Runs.ToList();
        if (folders.Count == 0)
            throw new ConfigException("report: the run is missing; name one or more folders, such as torchvanish report runs/sigmoid-10.");
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
