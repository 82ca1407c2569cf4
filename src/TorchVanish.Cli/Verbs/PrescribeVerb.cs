using CommandLine;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Cli.Prescribing;
using TorchVanish.Cli.Terminal;
using TorchVanish.Configuration;
using TorchVanish.Reporting.Report;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("prescribe", HelpText = "Try known fixes on a config, compare them with the unchanged config, and rank them by their effect.")]
internal sealed class PrescribeVerb : TrainingVerb
{
    [Value(0, MetaName = "CONFIG", HelpText = OptionText.Config)]
    public IEnumerable<string> Configs { get; set; } = [];

    [Option("set", MetaValue = "PATH=VALUE", HelpText = OptionText.Set)]
    public IEnumerable<string> Overrides { get; set; } = [];

    [Option(
        "budget", MetaValue = "N",
        HelpText = "The approximate work, in trainings of one replicate over all steps (default: 120; at least 60).")]
    public int? Budget { get; set; }

    [Option(
        "random-search",
        HelpText = "Also spend the same work on a random search over the same remedies, and compare both on seeds that neither has used.")]
    public bool RandomSearch { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish prescribe CONFIG [--set PATH=VALUE]... [OPTIONS]",
        [
            new("Find out what helps this network", "torchvanish prescribe configs/sigmoid-10.json --out runs/cure"),
            new("Run the prescribed config, and measure every layer", "torchvanish run runs/cure/prescription.json"),
            new("Spend five times the work, for narrower intervals", "torchvanish prescribe configs/sigmoid-10.json --budget 600"),
            new("A config from another program, the answer as JSON", "make-config | torchvanish prescribe - --json"),
        ],
        """
        Remedies are other activations, initial weights, normalization, shortcuts,
        depth, width, clipping, learning rates, schedules, optimizers, scaled inputs and
        targets, outputs and losses that match the targets, and pairs of remedies. All
        are trained for a short time, the better half for longer, and the best over all
        steps on fresh seeds, together with the untouched run on the same seeds and data.

        A gain is the paired change in validation accuracy, with its 95% interval; for
        regression, in the share by which the loss is below that of the trivial answer.
        docs/prescription.md explains the method and reports how often it is right.

        WRITES, under runs/NAME-prescription or --out
          prescription.json   the smallest change that suffices, as a config to run;
                              absent if nothing has to be changed
          remedies.json       what --json prints
          report.md, report.html, figures/
          trials/             the run of each trial, as 'run' writes it

        PRINTS the answer in the first line, then a table of the remedies. The exit code
        is 0 for every answer: a change, nothing is wrong, no effect shown, none helps.
        With --json: {"answer", "reason", "untouched": {"diagnosis", "healthy",
        "measure", "score", "low", "high", "trivial", "gradient_ratio"}, "remedies":
        [{"remedy", "change": {path: value}, "gain", "low", "high", "replicates",
        "steps", "verdict": "helps" | "no effect shown" | "harms", "fresh_seeds",
        "score", "steps_to_untouched_best", "gradient_ratio", "cost"}], "prescription":
        {"remedy", "change", "gain", "low", "high", "config"} | null, "random_search",
        "spent"}. steps are those of one training; gradient_ratio is the gradient of the
        first hidden layer divided by that of the last, at initialization; cost is the
        time of a step relative to untouched. null means unknown.

        NEXT
          torchvanish run runs/NAME-prescription/prescription.json
        """);

    public override void Execute()
    {
        CheckTrainingOptions();
        if (Budget is < SearchBudget.Least or > 1_000_000)
            throw new ConfigException($"--budget {Budget}: must be a number from {SearchBudget.Least} to 1000000.");
        var (config, source) = ConfigArgument.Read("prescribe", Configs, Overrides);
        var folder = Out ?? RunStore.FreshFolder("runs", $"{config.Name}-prescription");
        if (Directory.Exists(Path.Combine(folder, SuiteTrainer.Trials)))
            throw StorageException.Occupied(folder, "a prescription");
        var prescription = Search(config, source, folder);
        PrescriptionFiles.Write(folder, prescription);
        PrescriptionWriter.Write(folder, prescription);
        if (Json)
            JsonOutput.Write(PrescriptionDocument.Of(prescription));
        else
            System.Console.Out.Write(PrescriptionText.Of(prescription, folder));
    }

    private Prescription Search(ExperimentConfig config, string source, string folder)
    {
        using var trainer = new SuiteTrainer(
            folder, source, DataDirectory, (plans, watched) => Train(plans, snapshots: false, notes: false, watched));
        try
        {
            return new Prescriber(config, trainer, new SearchBudget(Budget ?? SearchBudget.Usual)).Run(RandomSearch);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException($"Interrupted. The finished trials are in {folder}; there is no prescription.");
        }
    }
}
