using System.Text.Json.Nodes;
using CommandLine;
using TorchVanish.Cli.Terminal;
using TorchVanish.Experiments.Devices;
using TorchVanish.ProcessPolicy;

namespace TorchVanish.Cli.Verbs;

[Verb("devices", HelpText = "List the devices that torch can use, and the loaded libtorch.")]
internal sealed class DevicesVerb : Verb
{
    [Value(0, Hidden = true)]
    public IEnumerable<string> Unexpected { get; set; } = [];

    [Option("json", HelpText = OptionText.Json)]
    public bool Json { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish devices [--json]",
        [
            new("The values for --device", "torchvanish devices"),
            new("With the libtorch of a PyTorch install, which may have CUDA",
                "TORCHVANISH_LIBTORCH=.../site-packages/torch/lib torchvanish devices"),
        ],
        """
        For CUDA, build with: dotnet build -c Release -p:TorchBackend=cuda
        With --json: {"devices": [{"name", "description"}], "libtorch": {"version",
        "folder"}}; folder is null if TorchSharp itself finds libtorch.
        """);

    public override void Execute()
    {
        RefuseMore(Unexpected, "devices");
        NativeLibtorch.Load();
        if (Json)
        {
            JsonOutput.Write(Document());
            return;
        }
        foreach (var device in DeviceCatalogue.List())
            System.Console.WriteLine($"{device.Name,-10}{device.Description}");
        var origin = NativeLibtorch.LoadedFrom is { } folder ? $" from {folder}" : "";
        System.Console.WriteLine($"{"libtorch",-10}{DeviceCatalogue.LibtorchVersion}{origin}");
    }
    private static JsonObject Document() => new()
    {
        ["devices"] = JsonOutput.Array(DeviceCatalogue.List(), device =>
            new JsonObject { ["name"] = device.Name, ["description"] = device.Description }),
        ["libtorch"] = new JsonObject { ["version"] = DeviceCatalogue.LibtorchVersion.ToString(), ["folder"] = NativeLibtorch.LoadedFrom },
    };
}
