using System.Diagnostics;

namespace TorchVanish.Cli.Tests;

/// <summary>That nothing is shown without a terminal, every other test sees: it wants standard error empty.</summary>
public class ProgressTests
{
    [Fact]
    public void ATerminalShowsHowFarTrainingIs()
    {
        // script, of util-linux, gives a command a terminal.
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script"))
            return;
        using var folder = new TestFolder();
        folder.Write("config.json", """{ "name": "shown", "data": { "samples": 100 }, "training": { "steps": 40, "batch_size": 8 }, "replicates": 1 }""");
        var start = new ProcessStartInfo("script", ["-qec", $"'{Repository.Program}' run config.json --out out", "/dev/null"])
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
