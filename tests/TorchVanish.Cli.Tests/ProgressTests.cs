using System.Diagnostics;

namespace TorchVanish.Cli.Tests;

public class ProgressTests
{
    [TerminalFact]
    public void ATerminalShowsHowFarTrainingIs()
    {
        using var folder = new TestFolder();
        folder.Write("config.json", """{ "name": "shown", "data": { "samples": 100 }, "training": { "steps": 40, "batch_size": 8 }, "replicates": 1 }""");
        var start = new ProcessStartInfo(TerminalFactAttribute.Script, ["-qec", $"'{Repository.Program}' run config.json --out out",
            "/dev/null"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TERM"] = "xterm";
        var screen = CommandLine.End(Process.Start(start)!);
        Assert.Equal(0, screen.ExitCode);
        Assert.Contains("shown", screen.Output);
        Assert.Contains("100%", screen.Output);
        Assert.Contains("00:00:00", screen.Output);
    }
}
