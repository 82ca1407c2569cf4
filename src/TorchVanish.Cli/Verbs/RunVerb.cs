using CommandLine;
using CommandLine.Text;
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

    [Option("set", MetaValue = "PATH=VALUE", HelpText = "Override a key of the config, as often as you like.")]
    public IEnumerable<string> Overrides { get; set; } = [];

    [Option("snapshots", HelpText = "Also write replicate 0's parameters, gradients and batch at each sampled step, as safetensors.")]
    public bool Snapshots { get; set; }

    [Usage(ApplicationAlias = "torchvanish")]
    public static IEnumerable<Example> Examples =>
    [
        new("Train and report", new RunVerb { Configs = ["configs/sigmoid-10.json"] }),
        new("Change the config on the way", new RunVerb { Configs = ["configs/sigmoid-10.json"], Overrides = ["model.depth=20", "model.activation=relu"] }),
    ];

    public override void Execute()
    {
        CheckTrainingOptions();
        var configs = Configs.ToList();
        if (configs.Count != 1)
            throw new ConfigException(configs.Count == 0 ? "run: the config is missing; name a JSON file, such as torchvanish run configs/sigmoid-10.json." : $"run: {configs[1]} is one config too many; give one.");
        var config = ConfigReader.ReadFile(configs[0], Overrides);
        var folder = Out ?? RunStore.FreshFolder("runs", config.Name);
        var plan = new RunPlan(config, folder);
        Train([plan], Snapshots);
        Drawing.Run(folder, folder);
    }
}
