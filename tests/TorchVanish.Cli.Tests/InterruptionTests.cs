using System.Diagnostics;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Tests;

public class InterruptionTests
{
    private const string Endless = """
        {
          "name": "endless", "replicates": 2,
          "data": { "samples": 200 }, "model": { "depth": 3, "width": 8 },
          "training": { "batch_size": 16, "steps": 100000000 }, "probes": { "schedule": "stride", "stride": 3 }
        }
        """;

    /// <summary>Ctrl-C, and a request to terminate: it ends at the next step, with what there is.</summary>
    [SignalTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void ASignalEndsTheRunAndKeepsWhatWasMeasured(string signal)
    {
        using var folder = new TestFolder();
        var process = Start(folder);
        // The first checkpoint: by then, on any machine, something has been measured.
        WaitFor(folder, RunFiles.Weights);
        Signal(process, signal);
        Assert.StartsWith("Interrupted. The results so far are in out", CommandLine.End(process).Refused(130));

        var run = RunStore.Read(folder.At("out"));
        Assert.Equal(RunState.Interrupted, run.Status!.State);
        Assert.NotEmpty(run.Training);
        Assert.NotEmpty(run.Layers);
        Assert.DoesNotContain(folder.Listing(), entry => entry.Contains(".tmp", StringComparison.Ordinal));
        CommandLine.Run(folder, "report", "out").Succeeded();
    }

    /// <summary>
    /// Killed in any moment, a run is a shorter run: no file is half a file, and the report can be drawn. The later moments lie about
    /// the first checkpoint, which comes after five seconds.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(4700)]
    [InlineData(5600)]
    public void AKilledRunIsAWholeRun(int milliseconds)
    {
        using var folder = new TestFolder();
        var process = Start(folder);
        Thread.Sleep(milliseconds + Random.Shared.Next(200));
        process.Kill();
        Assert.NotEqual(0, CommandLine.End(process).ExitCode);

        if (File.Exists(folder.At($"out/{RunFiles.Environment}")))
        {
            // Reads every file, to the last line.
            var run = RunStore.Read(folder.At("out"));
            Assert.Null(run.Status);
            CommandLine.Run(folder, "report", "out").Succeeded();
        }
        else
        {
            CommandLine.Run(folder, "report", "out").Refused(3);
        }
    }

    /// <summary>Starts it and waits until its folder is there.</summary>
    private static Process Start(TestFolder folder)
    {
        folder.Write("config.json", Endless);
        var process = CommandLine.Start(folder, [], "run", "config.json", "--out", "out");
        WaitFor(folder, RunFiles.Config);
        return process;
    }

    private static void WaitFor(TestFolder folder, string file)
    {
        for (var waited = 0; !File.Exists(folder.At($"out/{file}")); waited++)
        {
            Assert.True(waited < 1200, $"{file} was not written within a minute.");
            Thread.Sleep(50);
        }
    }

    private static void Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", ["-s", name, $"{process.Id}"]);
        kill.WaitForExit();
    }
}
