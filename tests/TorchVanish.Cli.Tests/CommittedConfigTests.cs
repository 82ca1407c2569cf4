using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Tests;

public class CommittedConfigTests
{
    public static TheoryData<string> WithImages() => [.. Named(config => config.Data is FashionMnistConfig)];

    public static TheoryData<string> WithoutImages() => [.. Named(config => config.Data is not FashionMnistConfig)];

    [Theory]
    [MemberData(nameof(WithoutImages))]
    public void EveryConfigRuns(string name) => Run(name);

    [FashionMnistTheory]
    [MemberData(nameof(WithImages))]
    public void EveryConfigWithImagesRuns(string name) => Run(name);

    private static IEnumerable<string> Named(Func<ExperimentConfig, bool> selects) =>
        Directory.EnumerateFiles(Repository.Configs, "*.json").Where(path => Path.GetFileName(path) != "experiment.schema.json")
            .Where(path => selects(ConfigReader.ReadFile(path))).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static void Run(string name)
    {
        using var folder = new TestFolder();
        var path = Path.Combine(Repository.Configs, name);
        CommandLine.Run(folder, "run", path, "--set", "training.steps=3", "--set", "replicates=2", "--out", "out").Succeeded();
        var run = RunStore.Read(folder.At("out"));
        Assert.Equal(RunState.Completed, run.Status!.State);
        Assert.Equal([0, 1], run.Training.Select(row => row.Replicate).Distinct());
        Assert.NotEmpty(run.Layers);
        Assert.All(run.Layers, row => Assert.True(double.IsFinite(row[Quantity.WeightGradientNorm])));
        Assert.All([RunFiles.ReportHtml, RunFiles.ReportMarkdown], file => Assert.True(File.Exists(folder.At($"out/{file}"))));
    }
}
