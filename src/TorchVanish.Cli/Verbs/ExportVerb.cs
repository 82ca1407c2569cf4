using CommandLine;
using TorchVanish.Experiments.Export;
using TorchVanish.Runs.Files;

namespace TorchVanish.Cli.Verbs;

[Verb("export", HelpText = "Print the model of a config as TorchSharp code that is ready to run.")]
internal sealed class ExportVerb : Verb
{
    private const string CSharp = "csharp";

    [Value(0, MetaName = "CONFIG", HelpText = OptionText.Config)]
    public IEnumerable<string> Configs { get; set; } = [];

    [Option("to", MetaValue = "LANGUAGE", HelpText = "csharp: one file for dotnet run.")]
    public string? Language { get; set; }

    [Option("set", MetaValue = "PATH=VALUE", HelpText = OptionText.Set)]
    public IEnumerable<string> Overrides { get; set; } = [];

    [Option("data-dir", MetaValue = "DIR", HelpText = OptionText.DataDirectory)]
    public string? DataDirectory { get; set; }

    [Option("out", MetaValue = "FILE", HelpText = "Write to this file instead of standard output; an existing file is replaced.")]
    public string? Out { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish export CONFIG --to csharp [--set PATH=VALUE]... [--out FILE]",
        [
            new("Show the network of a config as code", "torchvanish export configs/sigmoid-10.json --to csharp"),
            new("Run it without torchvanish",
                "torchvanish export configs/sigmoid-10.json --to csharp --out net.cs\n  dotnet run net.cs"),
            new("With another activation", "torchvanish export configs/sigmoid-10.json --to csharp \\\n      --set model.activation=relu"),
        ],
        """
        The file builds the model from TorchSharp's modules, initializes its weights as
        the config says, and trains it with the config's loss, optimizer, schedule and
        clipping. Parameters have the same names as in a run. Random numbers differ from
        those of a run, and the samples are random numbers of the right shape: replace
        x and y with your own data. The command reads data files, because they
        determine the numbers of inputs and classes.

        On a Linux system with a libstdc++ older than GCC 13's, such as Debian 12,
        TorchSharp loads only with the package TorchVanish.Monitor: add the line
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
