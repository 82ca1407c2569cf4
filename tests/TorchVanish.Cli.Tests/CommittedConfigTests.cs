using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Tests;

public class CommittedConfigTests
{
    public static TheoryData<string> WithImages() => [.. All.Where(HasImages).Select(path => Path.GetFileName(path))];

    public static TheoryData<string> OfEachKind() => [.. EachKind.Select(path => Path.GetFileName(path))];

    public static TheoryData<string> Others() =>
        [.. All.Where(path => !HasImages(path)).Except(EachKind).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(OfEachKind))]
    public void AConfigOfEachKindRuns(string name) => Run(name);

    [Theory]
    [MemberData(nameof(Others))]
    [Trait("Category", "Slow")]
    public void EveryOtherConfigRuns(string name) => Run(name);

    [FashionMnistTheory]
    [MemberData(nameof(WithImages))]
    public void EveryConfigWithImagesRuns(string name) => Run(name);

    private static IEnumerable<string> All => Directory.EnumerateFiles(Repository.Configs, "*.json")
        .Where(path => Path.GetFileName(path) != "experiment.schema.json").Order(StringComparer.Ordinal);

    /// <summary>The first of each kind of data, and of each kind of model.</summary>
    private static IEnumerable<string> EachKind
    {
        get
        {
            var seen = new HashSet<Type>();
            foreach (var path in All.Where(path => !HasImages(path)))
            {
                var config = ConfigReader.ReadFile(path);
                if (seen.Add(config.Data.GetType()) | seen.Add(config.Model.GetType()))
                    yield return path;
            }
        }
    }

    private static bool HasImages(string path) => ConfigReader.ReadFile(path).Data is FashionMnistConfig;

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
