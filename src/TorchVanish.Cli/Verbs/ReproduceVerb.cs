using System.Text.Json.Nodes;
using CommandLine;
using TorchVanish.Analysis.Claims;
using TorchVanish.Cli.Terminal;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("reproduce", isDefault: true, HelpText = "Test every statement of the textbook note and write one report (also: no verb at all).")]
internal sealed class ReproduceVerb : ResumableVerb
{
    [Value(0, Hidden = true)]
    public IEnumerable<string> Unexpected { get; set; } = [];

    [Option("suite", MetaValue = "NAME", Default = "textbook", HelpText = "textbook, the note on vanishing gradients, is the only suite "
        + "(default: textbook).")]
    public string Suite { get; set; } = "textbook";

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
        "note: Fashion-MNIST was not found, so synthetic data is used; to use the real images, install Debian's dataset-fashion-mnist "
        + "or name their folder with --data-dir.";

    public override VerbGuide Guide => new(
        "torchvanish [reproduce] [OPTIONS]",
        [
            new("The whole ledger: a few minutes on two cores", "torchvanish"),
            new("A first look, with fewer steps and wider intervals", "torchvanish --quick"),
            new("Test one statement of the note", "torchvanish reproduce --claims only-sigmoid-tanh"),
            new("Finish a reproduction that was killed or interrupted", "torchvanish reproduce --resume runs/reproduce"),
            new("Without real images, and with narrower intervals", "torchvanish --data synthetic --replicates 32"),
            new("Fashion-MNIST from a folder with its four .gz files", "torchvanish --data-dir ~/data/fashion-mnist"),
        ],
        """
        WRITES
          runs/reproduce/report.html       each claim: verdict, number, figure
          runs/reproduce/report.md         the same for a terminal or a repository
          runs/reproduce/claims.csv        the verdicts and numbers alone; claims.json too
          runs/reproduce/figures/          each figure as SVG, PNG and CSV
          runs/reproduce/experiments/NAME/ the run of each experiment, as 'run' writes it

        PRINTS each claim with its verdict and the path of the report; on standard error
        the progress. With --json: {"folder", "report", "claims": [...], "unfinished":
        [...]}; the claims are those of claims.json, and unfinished are the ids of claims
        whose experiments did not all end.

        NEXT
          torchvanish report runs/reproduce        draws it again, without training
          torchvanish run runs/reproduce/experiments/NAME/config.json --set ...
                                                   changes one experiment
        """);

    public override void Execute()
    {
        RefuseMore(Unexpected, "reproduce");
        CheckTrainingOptions();
        if (Suite != "textbook")
            throw new ConfigException($"--suite {Suite}: must be textbook.");
        if (Data is not (null or "synthetic" or "fashion-mnist"))
            throw new ConfigException($"--data {Data}: must be synthetic or fashion-mnist.");
        if (Replicates is < 1 or > 100_000)
            throw new ConfigException($"--replicates {Replicates}: must be a number from 1 to 100000.");
        if (Seed < 0)
            throw new ConfigException($"--seed {Seed}: must be 0 or more.");

        if (Resume is not null)
        {
            CheckResume(
                ("--out", Out is not null), ("--claims", Claims.Any()), ("--data", Data is not null),
                ("--replicates", Replicates is not null), ("--quick", Quick), ("--seed", Seed != 0));
            GoOn(Resume);
            return;
        }
        DataConfig task = UseFashionMnist(out var directory)
            ? new FashionMnistConfig { Samples = 4000, Directory = directory } : new SpiralsConfig();
        var settings = new ClaimSettings(task, Replicates ?? (Quick ? 6 : 16), Seed, Quick);
        var ledger = new ClaimLedger(Claims.Any() ? ClaimLedger.Named([.. Claims]) : ClaimCatalogue.All, settings);
        var record = new LedgerRecord([.. ledger.Claims.Select(claim => claim.Id)], task, settings.Replicates, Seed, Quick);
        var folder = FreshFolder();
        Train(folder, Plans(ledger.Experiments(), folder), snapshots: false, notes: false, accepted: () => record.Write(folder));
        Report(folder, record);
    }

    // Runs that are complete stay as they are, runs that were cut off go on, and those that had not begun are trained.
    private void GoOn(string folder)
    {
        if (!LedgerRecord.Exists(folder))
            throw new StorageException($"{folder}: is not the folder of a reproduction, which contains {LedgerRecord.FileName}.");
        var record = LedgerRecord.Read(folder);
        var ledger = new ClaimLedger(ClaimLedger.Named(record.Claims), new ClaimSettings(record.Task, record.Replicates, record.Seed,
            record.Quick));
        var open = Plans(ledger.Experiments(), folder).Select(Open).OfType<RunPlan>().ToList();
        if (open.Count > 0)
            Train(folder, open, snapshots: false, notes: false);
        Report(folder, record);

        static RunPlan? Open(RunPlan plan) =>
            !RunStore.Exists(plan.Folder) ? plan : RunStore.Read(plan.Folder).Status is { IsComplete: true }
                ? null : plan with { Resume = true };
    }

    private void Report(string folder, LedgerRecord record)
    {
        if (Json)
            JsonOutput.Instead(() => Drawing.Ledger(folder, folder), () => Document(folder, record.Claims));
        else
            Drawing.Ledger(folder, folder);
    }

    private static JsonObject Document(string folder, IReadOnlyList<string> asked)
    {
        var judged = ClaimsFile.Read(folder).Claims.Select(claim => claim.Id);
        var claims = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, ClaimsFile.Json)))!["claims"];
        return new JsonObject
        {
            ["folder"] = folder,
            ["report"] = Path.Combine(folder, RunFiles.ReportHtml),
            ["claims"] = claims?.DeepClone(),
            ["unfinished"] = JsonOutput.Array(asked.Except(judged)),
        };
    }

    private string FreshFolder()
    {
        var folder = Out ?? RunStore.FreshFolder("runs", "reproduce");
        if (LedgerRecord.Exists(folder))
            throw new StorageException($"{folder}: already holds a reproduction; name another folder with --out, or remove this one.");
        return folder;
    }

    private static List<RunPlan> Plans(IEnumerable<ExperimentConfig> experiments, string folder) =>
        [.. experiments.Select(e => new RunPlan(e, Path.Combine(folder, LedgerRecord.Experiments, e.Name)))];

    private bool UseFashionMnist(out string? directory)
    {
        directory = null;
        if (Data == "synthetic")
            return false;
        var present = FashionMnistFiles.Present(DataDirectory, out var found);
        directory = present ? found : null;
        if (!present && Data is null)
            System.Console.Error.WriteLine(NoImages);
        // If it was asked for by name, its absence is an error, which the data source reports.
        return present || Data == "fashion-mnist";
    }
}
