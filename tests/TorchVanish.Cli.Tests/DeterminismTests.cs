using TorchVanish.Runs;

namespace TorchVanish.Cli.Tests;

public class DeterminismTests
{
    /// <summary>However many replicates are trained beside each other, and however often: the same bytes.</summary>
    [Theory]
    [InlineData("sequential", "float32")]
    [InlineData("stacked", "float32")]
    [InlineData("auto", "float64")]
    public void TheSameConfigGivesTheSameBytes(string execution, string dtype)
    {
        using var folder = new TestFolder();
        folder.Write("config.json", $$"""
            {
              "name": "same", "seed": 3, "replicates": 5, "execution": "{{execution}}", "dtype": "{{dtype}}",
              "data": { "kind": "blobs", "samples": 120, "features": 5 },
              "model": { "depth": 4, "width": 12, "activation": "tanh", "normalization": "batch_norm" },
              "training": { "optimizer": "adam", "learning_rate": 0.01, "batch_size": 20, "steps": 40 },
              "probes": { "schedule": "stride", "stride": 7 }
            }
            """);
        CommandLine.Run(folder, "run", "config.json", "--jobs", "1", "--out", "first").Succeeded();
        CommandLine.Run(folder, "run", "config.json", "--jobs", "2", "--out", "second").Succeeded();
        CommandLine.Run(folder, "run", "config.json", "--jobs", "4", "--out", "third").Succeeded();
        // What a run writes of its config is all that is needed to do it again.
        CommandLine.Run(folder, "run", "first/config.json", "--jobs", "2", "--out", "again").Succeeded();
        foreach (var table in new[] { RunFiles.Training, RunFiles.Layers, RunFiles.Weights, RunFiles.Config })
        {
            var expected = File.ReadAllBytes(folder.At($"first/{table}"));
            Assert.All(["second", "third", "again"], run => Assert.Equal(expected, File.ReadAllBytes(folder.At($"{run}/{table}"))));
        }
    }
}
