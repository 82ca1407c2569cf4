using CommandLine;
using TorchVanish.Experiments.Export;
using TorchVanish.Runs.Files;

namespace TorchVanish.Cli.Verbs;

[Verb("export", HelpText = "Print a config's model as code in plain TorchSharp, ready to run.")]
internal sealed class ExportVerb : Verb
{
    private const string CSharp = "csharp";

    [Value(0, MetaName = "CONFIG", HelpText = "The experiment, a JSON file such as configs/sigmoid-10.json; - reads standard input.")]
    public IEnumerable<string> Configs { get; set; } = [];

    [Option("to", MetaValue = "LANGUAGE", HelpText = "csharp: one file for dotnet run.")]
    public string? Language { get; set; }

    [Option("set", MetaValue = "PATH=VALUE", HelpText = "Override a key of the config; may be repeated. VALUE is JSON, or text without "
        + "quotes.")]
    public IEnumerable<string> Overrides { get; set; } = [];

    [Option("data-dir", MetaValue = "DIR", HelpText = "A folder with IDX files; Fashion-MNIST and MNIST are looked for there first.")]
    public string? DataDirectory { get; set; }

    [Option("out", MetaValue = "FILE", HelpText = "Write this file instead of standard output; an existing file is replaced.")]
    public string? Out { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish export CONFIG --to csharp [--set PATH=VALUE]... [--out FILE]",
        [
            new("See the network behind a config", "torchvanish export configs/sigmoid-10.json --to csharp"),
            new("Run it without torchvanish",
                "torchvanish export configs/sigmoid-10.json --to csharp --out net.cs\n  dotnet run net.cs"),
            new("With another activation", "torchvanish export configs/sigmoid-10.json --to csharp \\\n      --set model.activation=relu"),
        ],
        """
        The file builds the model from TorchSharp's modules, draws its weights by the
        config's law, and trains it with the config's loss, optimizer, schedule and
        clipping. Parameters have the names that a run uses. Random numbers differ from
        those of a run, and the samples are random numbers of the right shape: put your
        own into x and y. Data files are read, because they say how many inputs and
        classes there are.

        On a Linux with a libstdc++ older than GCC 13's, such as Debian 12, TorchSharp
        loads only with the package TorchVanish.Monitor: add the line
        #:package TorchVanish.Monitor@0.2.0 to the file.

        NEXT
          torchvanish run CONFIG      trains the same model and measures every layer
        """);

    public override void Execute()
    {
        if (Language != CSharp)
            throw new ConfigException(Language is null
                ? $"export: --to is missing; write --to {CSharp}."
                : $"--to {Language}: unknown language; it must be {CSharp}.");
        if (DataDirectory is not null && !Directory.Exists(DataDirectory))
            throw new StorageException($"--data-dir {DataDirectory}: the folder does not exist.");
        var (config, source) = ConfigArgument.Read("export", Configs, Overrides);
        var code = CSharpExport.Write(config, source, DataDirectory);
        if (Out is null)
            System.Console.Out.Write(code);
        else
            AtomicFile.WriteText(Out, code);
    }
}
