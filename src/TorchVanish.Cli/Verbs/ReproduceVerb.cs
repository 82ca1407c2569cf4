using CommandLine;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Papers;
using TorchVanish.Cli.Terminal;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("reproduce", isDefault: true, HelpText = "Test every statement of the textbook note, or the numbers of published papers, and write "
    + "one report (also: no verb at all).")]
internal sealed class ReproduceVerb : ResumableVerb
{
    [Value(0, Hidden = true)]
    public IEnumerable<string> Unexpected { get; set; } = [];

    [Option("suite", MetaValue = "NAME", Default = "textbook", HelpText = "textbook, the note on vanishing gradients, or papers, "
        + "published results (default: textbook).")]
    public string Suite { get; set; } = "textbook";

    [Option("only", MetaValue = "ID,ID", Separator = ',', HelpText = "With --suite papers, reproduce only these papers; list --papers "
        + "names them (default: all).")]
    public IEnumerable<string> Only { get; set; } = [];

    [Option("claims", MetaValue = "ID,ID", Separator = ',', HelpText = "Test only these claims; docs/ledger.md lists them (default: all).")]
    public IEnumerable<string> Claims { get; set; } = [];

    [Option("data", MetaValue = "NAME", HelpText = "synthetic or fashion-mnist (default: fashion-mnist if its files are found).")]
    public string? Data { get; set; }

    [Option("replicates", MetaValue = "N", HelpText = "Replicates of each experiment (default: 16; with --quick 6).")]
    public int? Replicates { get; set; }

    [Option("seed", MetaValue = "N", Default = 0, HelpText = "The seed of replicate 0; replicate r has seed N + r (default: 0).")]
    public int Seed { get; set; }

    [Option("quick", HelpText = "Fewer replicates and steps, for a first look with wider intervals.")]
    public bool Quick { get; set; }

    private const string NoImages =
        "note: Fashion-MNIST was not found, so this run uses synthetic data; to use the images, install Debian's dataset-fashion-mnist "
        + "or set their folder with --data-dir.";

    public override VerbGuide Guide => new(
        "torchvanish [reproduce] [OPTIONS]",
        [
            new("All claims: a few minutes on two cores", "torchvanish"),
            new("A first look, with fewer steps and wider intervals", "torchvanish --quick"),
            new("Test one statement of the note", "torchvanish reproduce --claims only-sigmoid-tanh"),
            new("Compare published results with real gradients", "torchvanish reproduce --suite papers"),
            new("Finish a reproduction that was killed or interrupted", "torchvanish reproduce --resume runs/reproduce"),
            new("Without real images, and with narrower intervals", "torchvanish --data synthetic --replicates 32"),
            new("Fashion-MNIST from a folder with its four .gz files", "torchvanish --data-dir ~/data/fashion-mnist"),
        ],
        """
        WRITES
          runs/reproduce/report.html       each claim: verdict, number, figure
          runs/reproduce/report.md         the same for a terminal or a repository
          runs/reproduce/claims.csv        only the verdicts and numbers; also claims.json
          runs/reproduce/figures/          each figure as SVG, PNG and CSV
          runs/reproduce/experiments/NAME/ the run of each experiment, as 'run' writes it

        PRINTS each claim with its verdict and the path of the report; progress goes to
        standard error. With --json: {"folder", "report", "claims": [...], "unfinished":
        [...]}. claims are those of claims.json; unfinished lists the ids of claims with
        incomplete runs.

        With --suite papers: papers.json, papers.csv and papers.md with the table paper,
        published, measured, verdict; papers/NAME/measurements.csv with every measured
        number; a figure for each paper. With --json: {"folder", "report", "papers":
        [...]}; the papers are those of papers.json.

        NEXT
          torchvanish report runs/reproduce        draws the report again
          torchvanish run runs/reproduce/experiments/NAME/config.json --set ...
                                                   changes one experiment
        """);

    public override void Execute()
    {
        RefuseMore(Unexpected, "reproduce");
        CheckTrainingOptions();
        if (Suite is not ("textbook" or "papers"))
            throw new ConfigException($"--suite {Suite}: must be textbook or papers.");
        if (Suite == "textbook" && Only.Any())
            throw new ConfigException("--only: names papers and needs --suite papers; for the textbook's claims use --claims.");
        if (Data is not (null or "synthetic" or "fashion-mnist"))
            throw new ConfigException($"--data {Data}: must be synthetic or fashion-mnist.");
        if (Replicates is < 1 or > 100_000)
            throw new ConfigException($"--replicates {Replicates}: must be a number from 1 to 100000.");
        if (Seed < 0)
            throw new ConfigException($"--seed {Seed}: must be 0 or more.");

        if (Suite == "papers")
        {
            ReproducePapers();
            return;
        }
        if (Resume is not null)
        {
            CheckResume(
                ("--out", Out is not null), ("--claims", Claims.Any()), ("--data", Data is not null),
                ("--replicates", Replicates is not null), ("--quick", Quick), ("--seed", Seed != 0));
            Finish(Resume);
            return;
        }
        DataConfig task = UseFashionMnist(out var directory)
            ? new FashionMnistConfig { Samples = 4000, Directory = directory } : new SpiralsConfig();
        var claims = Claims.Any() ? ClaimLedger.Named([.. Claims]) : ClaimCatalogue.All;
        var record = new LedgerRecord([.. claims.Select(claim => claim.Id)], task, Replicates ?? (Quick ? 6 : 16), Seed, Quick);
        var experiments = new ClaimLedger(claims, record.Settings).Experiments();
        var folder = FreshFolder();
        Train(
            folder, LedgerSuite.Plans(experiments, folder), snapshots: false, notes: false, accepted: () => record.Write(folder));
        Report(folder, record);
    }

    private void ReproducePapers()
    {
        if (Claims.Any() || Data is not null || Replicates is not null || Device is not null || KernelKind is not null
            || DataDirectory is not null)
        {
            throw new ConfigException(
                "--suite papers: each paper has its own data, replicates and arithmetic; of the options, only --only, --quick, --seed, "
                + "--jobs, --out, --resume and --json apply.");
        }
        if (Resume is not null)
            CheckResume(("--out", Out is not null), ("--only", Only.Any()), ("--quick", Quick), ("--seed", Seed != 0));
        if (Resume is not null && !PaperSuiteRecord.Exists(Resume))
            throw new StorageException($"{Resume}: is not the folder of a suite of papers, which contains {PaperSuiteRecord.FileName}.");
        var record = Resume is null
            ? new PaperSuiteRecord([.. PaperCatalogue.Named([.. Only]).Select(paper => paper.Id)], Seed, Quick)
            : PaperSuiteRecord.Read(Resume);
        var folder = Resume ?? Out ?? RunStore.FreshFolder("runs", "papers");
        if (Resume is null && PaperSuiteRecord.Exists(folder))
            throw StorageException.Occupied(folder, "a suite of papers");
        PaperSuite.Measure(folder, record, Jobs ?? Environment.ProcessorCount);
        if (Json)
            JsonOutput.Instead(() => PaperSuite.Report(folder, folder), () => PaperSuite.Document(folder));
        else
            PaperSuite.Report(folder, folder);
    }

    // Keeps complete runs, resumes interrupted runs, and trains the remaining ones.
    private void Finish(string folder)
    {
        if (!LedgerRecord.Exists(folder))
            throw new StorageException($"{folder}: is not the folder of a reproduction, which contains {LedgerRecord.FileName}.");
        var record = LedgerRecord.Read(folder);
        var open = LedgerSuite.Open(folder, record);
        if (open.Count > 0)
            Train(folder, open, snapshots: false, notes: false);
        Report(folder, record);
    }

    private void Report(string folder, LedgerRecord record)
    {
        if (Json)
            JsonOutput.Instead(() => Drawing.Ledger(folder, folder), () => LedgerSuite.Document(folder, record.Claims));
        else
            Drawing.Ledger(folder, folder);
    }

    private string FreshFolder()
    {
        var folder = Out ?? RunStore.FreshFolder("runs", "reproduce");
        if (LedgerRecord.Exists(folder))
            throw StorageException.Occupied(folder, "a reproduction");
        return folder;
    }

    private bool UseFashionMnist(out string? directory)
    {
        directory = null;
        if (Data == "synthetic")
            return false;
        var present = FashionMnistFiles.Present(DataDirectory, out var found);
        directory = present ? found : null;
        if (!present && Data is null)
            System.Console.Error.WriteLine(NoImages);
        // If the command line requests it, its absence is an error, which the data source reports.
        return present || Data == "fashion-mnist";
    }
}
