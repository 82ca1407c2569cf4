using System.Runtime.CompilerServices;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Runs.Tests;

/// <summary>Run folders that earlier versions wrote, kept in tests/fixtures/runs: they stay readable.</summary>
public class OldRunsTests
{
    private const int Steps = 3;

    /// <summary>Version 0.1: no run.json, no row of layers.csv after the last update, one count of numbers that are not finite.</summary>
    [Fact]
    public void ARunOfVersionZeroOneIsRead()
    {
        var run = RunStore.Read(Fixture("version-0.1"));
        Assert.Null(run.Manifest);
        Assert.Equal(RunState.Completed, run.Status!.State);
        Assert.Equal("0.1.0", run.Environment.Versions["torchvanish"]);
        Assert.Equal(2 * (Steps + 1), run.Training.Count);
        Assert.Equal(2 * Steps * 3, run.Layers.Count);
        Assert.All(run.Layers, row =>
        {
            Assert.Equal(0, row[Quantity.NonfiniteCount]);
            Assert.Equal((double.NaN, double.NaN), (row[Quantity.NonfiniteActivationCount], row[Quantity.NonfiniteGradientCount]));
        });
        Assert.Equal(1.0785374254956477, run.Layers[0][Quantity.WeightGradientNorm]);
        Assert.Equal(new WeightRow(0, 0, 1, 1, -1.5011887550354004), run.Weights[1]);
        Assert.Contains("\"samples\": 40", run.ConfigText, StringComparison.Ordinal);
    }

    /// <summary>Format 1: run.json, a row at step 3 with no update, and both counts.</summary>
    [Fact]
    public void ARunOfFormatOneIsRead()
    {
        var run = RunStore.Read(Fixture("format-1"));
        Assert.Equal((1, "tiny", RunSource.Config), (run.Manifest!.Format, run.Manifest.Name, run.Manifest.Source));
        Assert.Equal(2 * (Steps + 1) * 3, run.Layers.Count);
        Assert.All(run.Layers, row => Assert.Equal(row.Step == Steps, double.IsNaN(row[Quantity.UpdateRatio])));
        Assert.All(run.Layers, row => Assert.Equal(
            row[Quantity.NonfiniteCount], row[Quantity.NonfiniteActivationCount] + row[Quantity.NonfiniteGradientCount]));
        Assert.Equal(Steps, run.Weights[^1].Step);
    }

    /// <summary>What both formats have is the same experiment to the last bit: only columns and rows came to it.</summary>
    [Fact]
    public void BothHoldTheSameNumbers()
    {
        var (old, present) = (RunStore.Read(Fixture("version-0.1")), RunStore.Read(Fixture("format-1")));
        Assert.Equal(old.Training.Where(row => row.Step < Steps), present.Training.Where(row => row.Step < Steps));
        var shared = Quantities.All.Except([Quantity.NonfiniteActivationCount, Quantity.NonfiniteGradientCount]).ToList();
        Assert.Equal(
            old.Layers.SelectMany(row => shared.Select(quantity => row[quantity])),
            present.Layers.Where(row => row.Step < Steps).SelectMany(row => shared.Select(quantity => row[quantity])));
    }

    [Fact]
    public void AStatusThatDoesNotSayWhereIsRead()
    {
        using var folder = new TemporaryFolder();
        Copy(Fixture("version-0.1"), folder.At("run"));
        File.WriteAllText(folder.At("run/status.json"), """
            { "state": "diverged", "message": "One did.", "execution": "sequential",
              "diverged_replicates": [{ "replicate": 1, "step": 2, "cause": "the loss is NaN" }] }
            """);
        Assert.Equal([new DivergedReplicate(1, 2, "the loss is NaN")], RunStore.Read(folder.At("run")).Status!.DivergedReplicates);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static string Fixture(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "fixtures", "runs", name));
}
