using CommandLine;
using TorchVanish.Experiments.Training;
using TorchVanish.Records;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("run", HelpText = "Train one experiment from a JSON config and report what its gradients do.")]
internal sealed class RunVerb : TrainingVerb
{
    [Value(0, MetaName = "CONFIG", HelpText = "The experiment, a JSON file such as configs/sigmoid-10.json.")]
    public IEnumerable<string> Configs { get; set; } = [];

    [Option("set", MetaValue = "PATH=VALUE", HelpText = "Override a key of the config; may be given many times. VALUE is JSON, or text without quotes.")]
    public IEnumerable<string> Overrides { get; set; } = [];

    [Option("snapshots", HelpText = "Also write replicate 0's parameters, gradients and batch at each sampled step, as safetensors.")]
    public bool Snapshots { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish run CONFIG [--set PATH=VALUE]... [OPTIONS]",
        [
            new("Train, and look at every layer", "torchvanish run configs/sigmoid-10.json"),
            new("Another activation, twice the depth, a name of its own", "torchvanish run configs/sigmoid-10.json --set model.activation=relu \\\n      --set model.depth=20 --set name=relu-20"),
            new("An argument of a kind, and a list", "torchvanish run configs/sigmoid-10.json --set model.depth=3 \\\n      --set model.initialization.gain=4 --set model.width=[64,32,16]"),
            new("Run a run again: the same numbers, to the last bit", "torchvanish run runs/sigmoid-10/config.json --out runs/again"),
        ],
        """
        CONFIG is JSON; a key that is left out has its default, so {} is a config too.
        'torchvanish list' says what can be named, 'torchvanish schema' what is valid.

        WRITES, under runs/NAME or --out
          config.json       every default spelled out
          environment.json  versions, machine, command line, times
          training.csv      losses, accuracies and gradient norms at the sampled steps
          layers.csv        every layer: gradients, weights, activations, derivatives
          weights.csv       eight weights of each layer
          jacobians.csv     with probes.jacobians: gradients as products of factors
          derivatives.csv   with probes.derivative_points: the activation's slope
          status.json       completed, diverged, interrupted or failed
          figures/, report.md, report.html
        Ctrl-C keeps what was measured until then.

        NEXT
          open runs/sigmoid-10/report.html in a browser
          torchvanish report runs/sigmoid-10 runs/relu-20     both in the same figures
        """);

    public override void Execute()
    {
        CheckTrainingOptions();
        var configs = Configs.ToList();
        if (configs.Count != 1)
            throw new ConfigException(configs.Count == 0 ? "run: the config is missing; name a JSON file, such as torchvanish run configs/sigmoid-10.json." : $"run: {configs[1]} is one config too many; give one.");
        var config = ConfigReader.ReadFile(configs[0], Overrides);
        var folder = Out ?? RunStore.FreshFolder("runs", config.Name);
        Train(folder, [new RunPlan(config, folder) { Source = configs[0] }], Snapshots);
        Drawing.Run(folder, folder);
    }
}
