using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;

namespace TorchVanish.Cli.Tests;

public class CommittedConfigTests
{
    public static TheoryData<string> Configs() =>
    [
        .. Directory.EnumerateFiles(Repository.Configs, "*.json").Select(path => Path.GetFileName(path)).Where(name => name != "experiment.schema.json").Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Configs))]
    public void EveryConfigRuns(string name)
    {
        using var folder = new TestFolder();
        var path = Path.Combine(Repository.Configs, name);
        var ended = CommandLine.Run(folder, "run", path, "--set", "training.steps=3", "--set", "replicates=2", "--out", "out");
        if (ended.ExitCode == 3 && ConfigReader.ReadFile(path).Data is IdxConfig)
        {
            // The images are not on this machine, which is no fault of the config; the sentence says where to get them.
            Assert.Contains("MNIST", ended.Refused(3));
            return;
        }
        ended.Succeeded();
        var run = RunStore.Read(folder.At("out"));
        Assert.Equal(RunState.Completed, run.Status!.State);
        Assert.Equal([0, 1], run.Training.Select(row => row.Replicate).Distinct());
        Assert.NotEmpty(run.Layers);
        Assert.All(run.Layers, row => Assert.True(double.IsFinite(row[Quantity.WeightGradientNorm])));
        Assert.All([RunFiles.ReportHtml, RunFiles.ReportMarkdown], file => Assert.True(File.Exists(folder.At($"out/{file}"))));
    }
}
