using CommandLine;
using TorchVanish.Experiments.Devices;

namespace TorchVanish.Cli.Verbs;

[Verb("devices", HelpText = "List the devices that torch sees, and which libtorch it is.")]
internal sealed class DevicesVerb : Verb
{
    [Value(0, Hidden = true)]
    public IEnumerable<string> Unexpected { get; set; } = [];

    public override VerbGuide Guide => new(
        "torchvanish devices",
        [
            new("What can be given to --device", "torchvanish devices"),
            new("With the libtorch of a PyTorch install, which may have CUDA", "TORCHVANISH_LIBTORCH=.../site-packages/torch/lib torchvanish devices"),
        ],
        """
        CUDA comes in by the build: dotnet build -c Release -p:TorchBackend=cuda
        """);

    public override void Execute()
    {
        RefuseMore(Unexpected, "devices");
        foreach (var device in DeviceCatalogue.List())
            System.Console.WriteLine($"{device.Name,-10}{device.Description}");
        System.Console.WriteLine($"{"libtorch",-10}{DeviceCatalogue.LibtorchVersion}{(NativeLibtorch.LoadedFrom is { } folder ? $" from {folder}" : "")}");
    }
}
