using CommandLine;
using TorchVanish.Cli.Terminal;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("run", HelpText = "Train one experiment from a JSON config and report its gradients.")]
internal sealed class RunVerb : ResumableVerb
{
    [Value(0, MetaName = "CONFIG", HelpText = OptionText.Config)]
    public IEnumerable<string> Configs { get; set; } = [];

    [Option("set", MetaValue = "PATH=VALUE", HelpText = OptionText.Set)]
    public IEnumerable<string> Overrides { get; set; } = [];

    [Option("snapshots", HelpText = "Also write the parameters, gradients and batch of replicate 0 at each sampled step, as safetensors.")]
    public bool Snapshots { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish run CONFIG [--set PATH=VALUE]... [OPTIONS]",
        [
            new("Train, and measure every layer", "torchvanish run configs/sigmoid-10.json"),
            new("Change the activation, the depth and the name",
                "torchvanish run configs/sigmoid-10.json --set model.activation=relu \\\n      --set model.depth=20 --set name=relu-20"),
            new("Set an argument of a kind, and a list of widths",
                "torchvanish run configs/sigmoid-10.json --set model.depth=3 \\\n      --set model.initialization.gain=4 --set "
                + "model.width=[64,32,16]"),
            new("Repeat a run with identical results", "torchvanish run runs/sigmoid-10/config.json --out runs/again"),
            new("Finish a run that was killed or interrupted", "torchvanish run --resume runs/sigmoid-10"),
            new("A config from another program, the result as JSON", "make-config | torchvanish run - --json"),
        ],
        """
        CONFIG is JSON. Keys that are not set have defaults, so {} is a valid config.
        'torchvanish list' shows the names, 'torchvanish schema' every key and default.
        Paths in a config are relative to its file, or for - to the working directory.

        WRITES, under runs/NAME or --out
          run.json          format, layers, data, trivial answer, notes
          config.json       the config with every default
          environment.json  versions, machine, command line, times
          training.csv      losses, accuracies and gradient norms at the sampled steps
          layers.csv        every layer: gradients, weights, activations, derivatives
          weights.csv       eight weights of each layer
          timesteps.csv     recurrent models: the gradient at every time step
          jacobians.csv     with probes.jacobians: gradients as products of factors
          jacobian_spectrum.csv  with probes.jacobian_spectrum: singular values
          derivatives.csv   with probes.derivative_points: φ′ at many inputs
          snapshots/        with --snapshots: safetensors of replicate 0
          status.json       completed, diverged, interrupted or failed
          figures/, report.md, report.html
        Ctrl-C ends the run and keeps everything measured so far; --resume finishes it.

        PRINTS the outcome, three facts and the path of the report; on standard error
        the progress and a 'note:' line for each setting that is valid but unusual.
        With --json: {"name", "folder", "report", "state", "message", "facts": [...],
        "notes": [...], "validation_accuracy": {"mean", "low", "high"},
        "trivial_accuracy", "diverged": [{"replicate", "step", "cause"}]};
        null means unknown.

        NEXT
          open runs/sigmoid-10/report.html in a browser
          torchvanish report runs/sigmoid-10 runs/relu-20     both in the same figures
        """);

    public override void Execute()
    {
        CheckTrainingOptions();
        var plan = Resume is null ? Fresh() : Resumed(Resume);
        if (plan is { } open)
            Train(open.Folder, [open], Snapshots || Directory.Exists(Path.Combine(open.Folder, RunFiles.Snapshots)), notes: true);
        var folder = plan?.Folder ?? Resume!;
        if (Json)
            JsonOutput.Instead(() => Drawing.Run(folder, folder), () => RunDocument.Of(RunStore.Read(folder)));
        else
            Drawing.Run(folder, folder);
    }

    /// <summary>Null for a complete run, which only needs its report.</summary>
    private RunPlan? Resumed(string folder)
    {
        CheckResume(("a config", Configs.Any()), ("--set", Overrides.Any()), ("--out", Out is not null));
        var run = RunStore.Read(folder);
        var config = RunConfig.Of(run)
            ?? throw new StorageException($"{folder}: the run has no {RunFiles.Config}, so only the program that wrote it can resume it.");
        return run.Status is { IsComplete: true }
            ? null : new RunPlan(config, folder) { Source = Path.Combine(folder, RunFiles.Config), Resume = true };
    }

    private RunPlan Fresh()
    {
        var (config, source) = ConfigArgument.Read("run", Configs, Overrides);
        return new RunPlan(config, Out ?? RunStore.FreshFolder("runs", config.Name)) { Source = source };
    }
}
