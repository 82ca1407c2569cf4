namespace TorchVanish.Cli.Tests;

public class ArgumentTests
{
    private const string Small = """
        { "name": "small", "data": { "samples": 40 }, "model": { "depth": 2, "width": 4 }, "training": { "steps": 2, "batch_size": 8 }, "replicates": 1 }
        """;

    [Theory]
    [InlineData("rnu config.json", "Unknown command 'rnu'. Did you mean 'run'? Commands: reproduce, run, report, predict, ")]
    [InlineData("config.json", "Unknown command 'config.json'. Did you mean 'torchvanish run config.json'?")]
    [InlineData("help foo", "Unknown command 'foo'. Commands: reproduce, ")]
    [InlineData("foo --help", "Unknown command 'foo'. Commands: reproduce, ")]
    [InlineData("--quik", "--quik: unknown option (did you mean --quick?); see torchvanish reproduce --help.")]
    [InlineData("run config.json --sed x=1", "--sed: unknown option (did you mean --set?); see torchvanish run --help.")]
    [InlineData("run config.json -x", "-x: unknown option; see torchvanish run --help.")]
    [InlineData("run", "run: the config is missing; name a JSON file")]
    [InlineData("run config.json other.json", "run: other.json is a second config; give one.")]
    [InlineData("run config.json --out", "--out: the value is missing; see torchvanish run --help.")]
    [InlineData("run config.json --out --snapshots", "--out: the value is missing")]
    [InlineData("run config.json --set", "--set: the value is missing")]
    [InlineData("run config.json --set model.depth", "--set model.depth: must be path=value, such as --set model.depth=20.")]
    [InlineData("run config.json --set model.depth.x=3", "--set model.depth.x=3: depth is not an object, so it has no keys to set.")]
    [InlineData("run config.json --set model.dept=3", "--set model.dept: model.dept is not a known key (did you mean depth?)")]
    [InlineData("run config.json --snapshots=yes", "--snapshots=yes: the option takes no value; write --snapshots alone.")]
    [InlineData("run config.json --jobs 0", "--jobs 0: must be a number from 1 to 1024.")]
    [InlineData("run config.json --jobs x", "--jobs x: must be a whole number")]
    [InlineData("run config.json --jobs 99999999999", "--jobs 99999999999: must be a whole number")]
    [InlineData("run config.json --jobs 1 --jobs 2", "--jobs: given more than once; give it once.")]
    [InlineData("run config.json --device foo", "--device foo: must be auto, cpu, cuda or cuda:N.")]
    [InlineData("reproduce --data nonsense", "--data nonsense: must be synthetic or fashion-mnist.")]
    [InlineData("reproduce --replicates 0", "--replicates 0: must be a number from 1 to 100000.")]
    [InlineData("reproduce --replicates few", "--replicates few: must be a whole number")]
    [InlineData("reproduce --seed -1", "--seed -1: must be 0 or more.")]
    [InlineData("reproduce extra", "extra: unexpected argument of reproduce; see")]
    [InlineData("list --json --ledger", "--json: cannot be combined with --ledger")]
    [InlineData("report", "report: the run is missing; name one or more folders")]
    [InlineData("list x", "x: unexpected argument of list; see torchvanish list --help.")]
    [InlineData("schema --x", "--x: unknown option; see torchvanish schema --help.")]
    [InlineData("devices x", "x: unexpected argument of devices")]
    public void AMistypedCommandLineIsAnsweredInOneSentence(string arguments, string expected)
    {
        using var folder = new TestFolder();
        folder.Write("config.json", Small);
        var before = folder.Listing();
        Assert.StartsWith(expected, CommandLine.Run(folder, arguments.Split(' ')).Refused(2));
        Assert.Equal(before, folder.Listing());
    }

    [Theory]
    [InlineData("report nowhere", "nowhere: no such folder")]
    [InlineData("report config.json", "config.json: is a file; name the folder of a run")]
    [InlineData("report empty", "empty: is not a run folder")]
    [InlineData("run config.json --data-dir nowhere", "--data-dir nowhere: the folder does not exist.")]
    [InlineData("run nowhere.json", "nowhere.json: does not exist")]
    [InlineData("run empty", "empty: is a folder; name a config")]
    [InlineData("run config.json --out config.json", "config.json: is a file; name a folder for the run.")]
    [InlineData("run config.json --out config.json/below", "config.json/below/run.json: cannot be written (")]
    [InlineData("reproduce --data synthetic --out config.json", "config.json/ledger.json: cannot be written (")]
    [InlineData("reproduce --data fashion-mnist --data-dir empty", "Fashion-MNIST was not found in empty")]
    public void WhatCannotBeReadOrWrittenIsNamed(string arguments, string expected)
    {
        using var folder = new TestFolder();
        folder.Write("config.json", Small);
        Directory.CreateDirectory(folder.At("empty"));
        var before = folder.Listing();
        Assert.StartsWith(expected, CommandLine.Run(folder, arguments.Split(' ')).Refused(3));
        Assert.Equal(before, folder.Listing());
    }

    /// <summary>The parser by itself would take the config for one more override.</summary>
    [Fact]
    public void AnOverrideMayStandBeforeTheConfig()
    {
        using var folder = new TestFolder();
        folder.Write("config.json", Small);
        CommandLine.Run(folder, "run", "--set", "model.depth=3", "--set=model.width=[4,3,2]", "config.json", "--out", "out").Succeeded();
        Assert.Contains("\"depth\": 3", File.ReadAllText(folder.At("out/config.json")));
    }

    [Fact]
    public void CudaOnACpuMachineSaysHowToSwap()
    {
        using var folder = new TestFolder();
        folder.Write("config.json", Small);
        foreach (var arguments in new[] { new[] { "run", "config.json", "--out", "out" },
            ["reproduce", "--data", "synthetic", "--out", "out"] })
        {
            // Hides the devices of a machine that has some.
            var sentence = CommandLine.RunWith(folder, "CUDA_VISIBLE_DEVICES", "", [.. arguments, "--device", "cuda"]).Refused(2);
            Assert.Contains("-p:TorchBackend=cuda", sentence);
            Assert.Contains("TORCHVANISH_LIBTORCH", sentence);
            Assert.False(Directory.Exists(folder.At("out")));
        }
    }

    [Fact]
    public void AFolderThatHoldsARunIsLeftAlone()
    {
        using var folder = new TestFolder();
        folder.Write("config.json", Small);
        CommandLine.Run(folder, "run", "config.json", "--out", "out").Succeeded();
        var before = folder.Listing();
        Assert.StartsWith("out: already contains a run; name another folder with --out",
            CommandLine.Run(folder, "run", "config.json", "--out", "out").Refused(3));
        Assert.Equal(before, folder.Listing());
        // Without --out, the next number is taken.
        CommandLine.Run(folder, "run", "config.json").Succeeded();
        CommandLine.Run(folder, "run", "config.json").Succeeded();
        Assert.True(File.Exists(folder.At("runs/small-2/status.json")));
        // The report of several runs, or of another run, must not replace the report of a run.
        var written = folder.Listing();
        Assert.StartsWith("--out out: the folder contains a run", CommandLine.Run(folder, "report", "out", "runs/small", "--out", "out")
            .Refused(2));
        Assert.StartsWith("--out out/: the folder contains a run", CommandLine.Run(folder, "report", "runs/small", "--out", "out/")
            .Refused(2));
        Assert.Equal(written, folder.Listing());
        CommandLine.Run(folder, "report", "out", "--out", "./out/").Succeeded();
        Assert.StartsWith("config.json/figures/", CommandLine.Run(folder, "report", "out", "--out", "config.json").Refused(3));
    }

    /// <summary>Of two processes that start in the same moment, one has the folder and the other is told so.</summary>
    [Fact]
    public void TwoProcessesDoNotShareAFolder()
    {
        using var folder = new TestFolder();
        folder.Write("config.json", Small);
        var both = Enumerable.Range(0, 2).Select(_ => CommandLine.Start(folder, [], "run", "config.json", "--out", "out")).ToList()
            .Select(CommandLine.End).ToList();
        Assert.Equal([0, 3], both.Select(ended => ended.ExitCode).Order());
        Assert.StartsWith("out: already contains a run", both.Single(ended => ended.ExitCode == 3).Refused(3));
    }

    /// <summary>It is the config that asks for too much.</summary>
    [Fact]
    public void TooLargeForTheMemoryIsNoDefect()
    {
        using var folder = new TestFolder();
        folder.Write("config.json", """{ "name": "large", "data": { "samples": 10000000 } }""");
        // The runtime's own limit, as the machine's is not known here.
        Assert.StartsWith("There is not enough memory; choose a smaller ",
            CommandLine.RunWith(folder, "DOTNET_GCHeapHardLimit", "0x4000000", "run", "config.json").Refused(2));
    }
}
